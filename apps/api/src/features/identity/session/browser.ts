import Bowser from 'bowser'

/** A browser and its system in a few words, as people know them: `Chrome 141 · Windows 10`; null when nothing is known. */
export function browserIn(userAgent: string | null): string | null {
  if (userAgent === null || userAgent.trim() === '') return null
  const { browser, os } = Bowser.parse(userAgent)
  const version = browser.version?.split('.')[0]
  const parts = [
    [browser.name, version].filter(Boolean).join(' '),
    [os.name, os.versionName ?? os.version].filter(Boolean).join(' '),
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join(' · ')
}
