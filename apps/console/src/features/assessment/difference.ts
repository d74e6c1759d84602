const hundredths = (points: string): bigint => {
  const [whole = '0', part = ''] = points.replace('-', '').split('.')
  const amount = BigInt(whole) * 100n + BigInt(`${part}00`.slice(0, 2))
  return points.startsWith('-') ? -amount : amount
}

/** `after − before` of two scores as said in figures (two decimals), exactly. */
export function difference(before: string, after: string): string {
  const gap = hundredths(after) - hundredths(before)
  const size = gap < 0n ? -gap : gap
  return `${gap < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}
