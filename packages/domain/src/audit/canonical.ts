/** An entry of the audit trail as it is hashed: what was stored, as text. */
export interface AuditedEntry {
  readonly stream: string
  /** Place in the stream, from 1 without gaps. */
  readonly seq: number
  /** `2026-11-23T04:05:06.123456Z`: UTC, six digits of the second. */
  readonly at: string
  readonly personId: string | null
  readonly login: string | null
  readonly personName: string | null
  readonly appointmentId: string | null
  readonly role: string | null
  readonly orgId: string | null
  readonly orgName: string | null
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  /** JSON as PostgreSQL writes a `jsonb`. */
  readonly before: string | null
  readonly after: string | null
  readonly requestId: string | null
  readonly address: string | null
  readonly userAgent: string | null
  /** The API token by which a program acted in the person's name; null: they did it themselves. */
  readonly tokenId: string | null
  /** What the token was called then. */
  readonly tokenName: string | null
}

/**
 * Forms of an entry: one that names no token is written as it was before there were tokens, so that what stands in the
 * chain stays good; one that names a token has two fields more. The form is told first, so neither passes for the other.
 */
const [withoutToken, withToken] = ['1', '2']

/**
 * The text whose UTF-8 bytes are hashed behind the hash of the entry before: sha256(previous ‖ canonical). Every field
 * is one line: its length in bytes, a colon, itself; or `-` for none. No two entries have the same text, whatever line
 * breaks and colons their fields hold.
 */
export function canonicalEntry(entry: AuditedEntry): string {
  const byToken = entry.tokenId !== null || entry.tokenName !== null
  const fields = [
    byToken ? withToken : withoutToken,
    entry.stream,
    String(entry.seq),
    entry.at,
    entry.personId,
    entry.login,
    entry.personName,
    entry.appointmentId,
    entry.role,
    entry.orgId,
    entry.orgName,
    entry.action,
    entry.objectType,
    entry.objectId,
    entry.before,
    entry.after,
    entry.requestId,
    entry.address,
    entry.userAgent,
    ...(byToken ? [entry.tokenId, entry.tokenName] : []),
  ]
  return fields.map((field) => `${field === null ? '-' : `${bytesOf(field)}:${field}`}\n`).join('')
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
