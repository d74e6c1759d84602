import type { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'

/** An entry as it is shown. */
export interface AuditRow {
  readonly id: number
  readonly stream: string
  readonly seq: number
  readonly at: Date
  readonly personId: string | null
  readonly login: string | null
  readonly personName: string | null
  readonly role: Role | null
  readonly orgName: string | null
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly before: unknown
  readonly after: unknown
  readonly requestId: string | null
  readonly address: string | null
  readonly userAgent: string | null
  readonly tokenId: string | null
  readonly tokenName: string | null
  /** In hexadecimal. */
  readonly hash: string
  readonly previousHash: string | null
}

/** Which entries somebody may read: an auditor those of a subtree (at a root of the whole installation), others their own. */
export type AuditReach =
  /** Of who acted under an appointment in a subtree, by the tree of today; `''`: all, also of nobody. */
  { readonly kind: 'subtree'; readonly path: string } | { readonly kind: 'own'; readonly personId: string }

/** Which entries are asked for; every condition that is given must hold. */
export interface AuditFilter {
  /** Both days inclusive. */
  readonly fromOn?: PlainDate | null
  readonly toOn?: PlainDate | null
  /** Login or name, whole. */
  readonly person?: string | null
  readonly action?: string | null
  readonly objectType?: string | null
  readonly objectId?: string | null
  readonly stream?: string | null
  readonly address?: string | null
  readonly requestId?: string | null
  readonly tokenId?: string | null
  /** Anywhere in names, object and values. */
  readonly text?: string | null
}
