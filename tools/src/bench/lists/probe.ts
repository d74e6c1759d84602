/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** What every page of the window can be asked by the measurement. */
interface ListWatch {
  /** The rows as they can be read, once nothing on the page waits for the server; else null. */
  rows(): string | null
  /** Milliseconds from the last key or click until other rows than these have been painted. */
  paintedAfter(before: string): Promise<number>
}

type Watching = typeof globalThis & { listWatch: ListWatch }

/** From now on every page of this window can be asked how long its list took. To be called before the first is opened. */
export async function watchPainting(page: Page): Promise<void> {
  await page.addInitScript(watch)
}

function watch(): void {
  let lastInputAt = 0
  for (const kind of ['click', 'keydown', 'input']) {
    const note = (event: Event) => {
      lastInputAt = event.timeStamp
    }
    addEventListener(kind, note, { capture: true })
  }
  const rows = () =>
    document.querySelector('[data-waiting], [data-stale="true"]') === null
      ? (document.querySelector('main table tbody')?.textContent ?? null)
      : null
  const paintedAfter = (before: string) =>
    new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        const now = rows()
        if (now === null || now === '' || now === before) return
        observer.disconnect()
        // That runs before the next frame is painted; a message sent from there arrives after it.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.now() - lastInputAt))
          port1.start()
          port2.postMessage(null)
        })
      })
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    })
  Object.assign(globalThis, { listWatch: { rows, paintedAfter } satisfies ListWatch })
}

/** Waits until the list has rows. */
export async function rowsOf(page: Page): Promise<string> {
  const rows = await page.waitForFunction(() => (globalThis as Watching).listWatch.rows())
  return (await rows.jsonValue()) ?? ''
}

/**
 * Milliseconds from the last key or click of `act` until other rows than before stand on the screen, all of it by the page's own clock:
 * what driving the browser costs is not in it.
 */
export async function timeOf(page: Page, act: () => Promise<void>): Promise<number> {
  const before = await rowsOf(page)
  const painted = page.evaluate((rows) => (globalThis as Watching).listWatch.paintedAfter(rows), before)
  await act()
  return painted
}
