import type { HeldAppointment, JobTitle } from '../identity/index.js'

/** A unit of the viewer's subtree; others are not known. */
export interface KnownUnit {
  readonly id: string
  readonly path: string
  /** Merged or abolished: nobody new is appointed there. */
  readonly ended: boolean
}

/** An appointment that a person holds, is to hold or held. */
export interface KnownAppointment extends HeldAppointment {
  readonly id: string
  readonly jobTitle: JobTitle | null
}

/** Somebody who is there already under a login that the rows name. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  /** Code and path of the unit they belong to; null: of none. */
  readonly home: { readonly id: string; readonly code: string; readonly path: string } | null
  readonly disabled: boolean
  /** Whether the viewer may see them; of others nothing may be told but that the login is taken. */
  readonly visible: boolean
  readonly held: readonly KnownAppointment[]
}

/** What is stored of everything that the rows name. */
export interface KnownPeople {
  /** By their codes. */
  readonly units: ReadonlyMap<string, KnownUnit>
  /** By their logins, as `normalLogin` makes them. */
  readonly people: ReadonlyMap<string, KnownPerson>
}
