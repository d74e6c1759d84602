const loadedAnewAt = 'zhengmei.loadedAnewAt'
/** So that servers of two builds side by side don't make a page go round in circles. */
const atMostEveryMs = 60_000

const entryOf = (page: Document) =>
  page.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src')

/** Loads the page anew when the server meanwhile serves another build than the one that runs here. */
export async function loadNewerBuild(): Promise<void> {
  const answer = await fetch('/', { cache: 'no-store' })
  const served = entryOf(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  if (!answer.ok || served === undefined || served === null || served === entryOf(document)) return
  const last = Number(sessionStorage.getItem(loadedAnewAt) ?? 0)
  if (Date.now() - last < atMostEveryMs) return
  sessionStorage.setItem(loadedAnewAt, String(Date.now()))
  location.reload()
}
