/**
 * Shows one line while `work` lasts, with the seconds on a terminal; the line goes away again there.
 *
 * @template T
 * @param {string} text
 * @param {() => Promise<T>} work
 */
export async function withProgress(text, work) {
  const live = process.stderr.isTTY
  const begun = Date.now()
  const show = () => process.stderr.write(`\r${text} ${Math.round((Date.now() - begun) / 1000)} s `)
  if (!live) process.stderr.write(`${text}\n`)
  const timer = live ? setInterval(show, 1000) : undefined
  if (live) show()
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (live) process.stderr.write('\r\x1b[2K')
  }
}
