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
}

/** Changes when the fields or their order do. */
const version = '1'

/**
 * The text whose UTF-8 bytes are hashed behind the hash of the entry before: sha256(previous ‖ canonical). Every field
 * is one line: its length in bytes, a colon, itself; or `-` for none. No two entries have the same text, whatever line
 * breaks and colons their fields hold.
 */
export function canonicalEntry(entry: AuditedEntry): string {
  const fields = [
    version,
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
