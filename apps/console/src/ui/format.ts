/** All times are shown as on the clocks of the offices. */
const timeZone = 'Asia/Shanghai'
const absent = '—'

const parts = (iso: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  )

/** An instant as `2025-03-01 09:30`, Asia/Shanghai; a dash for none. */
export function formatInstant(iso: string | null | undefined): string {
  if (!iso) return absent
  const part = parts(iso)
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}

/** The last moment before an exclusive limit, to the second: `2025-12-31 24:00` reads better than the next year's first. */
export function formatLimit(iso: string): string {
  const part = parts(iso)
  if (part['hour'] !== '00' || part['minute'] !== '00' || part['second'] !== '00') return formatInstant(iso)
  const before = parts(new Date(Date.parse(iso) - 1).toISOString())
  return `${before['year']}-${before['month']}-${before['day']} 24:00`
}

/** A whole number with thousands separated. */
export const formatCount = (count: number): string => new Intl.NumberFormat('en-US').format(count)

/** Points as they are, with a true minus. */
export const formatPoints = (points: string): string => points.replace('-', '−')

/** Points with an explicit sign and a true minus: `−5.00`, `+10.00`, `0.00`. */
export function formatEffect(points: string): string {
  if (/^-?0+(\.0+)?$/.test(points)) return points.replace('-', '')
  return points.startsWith('-') ? `−${points.slice(1)}` : `+${points}`
}

/** A duration in seconds as a person says it: `0.42 s`, `3 min 05 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** A size in bytes as `830 B`, `12.4 KB`, `3.1 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
