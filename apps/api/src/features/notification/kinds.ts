import type { Role } from '@zhengmei/domain/identity'
import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'

/** An appointment, as far as it is told of. */
interface AppointmentFacts {
  readonly role: Role
  readonly organisation: string
  readonly fromOn: PlainDate
  /** The first day without it; null: open. */
  readonly toOn: PlainDate | null
}

/**
 * 站内消息: everything that somebody can be told, with the values of its words. `objectId` is what it leads to: an import, a run, a
 * download; appointments and security events lead to one's own pages.
 */
export type Told =
  | {
      readonly kind: 'import_ended'
      readonly objectId: string
      readonly facts: {
        readonly state: 'done' | 'refused' | 'failed'
        readonly dryRun: boolean
        readonly files: readonly string[]
        readonly new: number
        readonly changed: number
        readonly errors: number
      }
    }
  | {
      readonly kind: 'run_ended'
      readonly objectId: string
      readonly facts: { readonly state: 'sealed' | 'failed'; readonly year: number; readonly units: number }
    }
  | {
      readonly kind: 'download_ended'
      readonly objectId: string
      readonly facts: { readonly ready: boolean; readonly name: Bilingual }
    }
  | { readonly kind: 'appointment_granted' | 'appointment_ended'; readonly facts: AppointmentFacts }
  | { readonly kind: 'appointment_begins' | 'appointment_ends'; readonly facts: AppointmentFacts }
  | {
      readonly kind: 'security_event'
      readonly facts: {
        readonly what: SecurityEvent
        readonly address: string | null
      }
    }

/** What concerns the safety of an account. */
export type SecurityEvent =
  | 'new_browser'
  | 'password_set_by_link'
  | 'password_changed'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'sessions_ended'

export type ToldKind = Told['kind']
