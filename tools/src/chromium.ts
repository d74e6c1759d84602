/** The browser which the tests use as well; looked for by plain JavaScript beside the other scripts. */
export async function browserPath(): Promise<string> {
  const place = new URL('../boot/chromium.mjs', import.meta.url).href
  const { findChromium } = (await import(place)) as { findChromium(): string }
  return process.env['ZHENGMEI_CHROMIUM'] ?? findChromium()
}
