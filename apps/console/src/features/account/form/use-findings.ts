import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Draft } from './draft'
import { findingsQuery, type RegistrationFinding } from './operations'

/** How long the form must rest before it is checked. */
const restMs = 350

/** What a check of the form says. */
export interface Checked {
  /** `null`: not enough is filled in to be checked. */
  readonly findings: readonly RegistrationFinding[] | null
  /** What is shown is of what was typed before. */
  readonly checking: boolean
  readonly of: (...fields: readonly RegistrationFinding['field'][]) => readonly RegistrationFinding[]
}

/** Checks a form against the rules in force at its host, as it is filled in. */
export function useFindings(draft: Draft, accountId: string | undefined): Checked {
  const { host, platform } = draft
  const asked =
    host && platform && draft.name.trim() !== ''
      ? JSON.stringify({
          organisationId: host.id,
          accountId,
          platform,
          name: draft.name.trim(),
          handle: draft.handle.trim(),
          certifiedSubject: draft.certifiedSubject.trim(),
        })
      : ''
  const [rested, setRested] = useState(asked)
  useEffect(() => {
    const timer = setTimeout(() => setRested(asked), restMs)
    return () => clearTimeout(timer)
  }, [asked])
  const found = useQuery({
    ...findingsQuery(JSON.parse(rested || '{}')),
    enabled: rested !== '',
    placeholderData: keepPreviousData,
  })
  const findings = asked === '' || rested === '' ? null : (found.data?.registrationFindings ?? null)
  return {
    findings,
    checking: asked !== '' && (asked !== rested || found.isFetching),
    of: (...fields) => findings?.filter(({ field }) => fields.includes(field)) ?? [],
  }
}
