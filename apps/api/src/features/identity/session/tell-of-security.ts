import type { ClientBase } from 'pg'
import type { Caller } from '../../../platform/graphql/index.js'
import { notify, type SecurityEvent } from '../../notification/index.js'

/**
 * Tells a person of something that concerns the safety of their account, so that whoever didn't do it hears of it.
 *
 * @param caller whose address is told; null where another person did it.
 */
export const tellOfSecurity = (
  client: Pick<ClientBase, 'query'>,
  personId: string,
  what: SecurityEvent,
  caller: Pick<Caller, 'address'> | null,
): Promise<void> =>
  notify(client, personId, { kind: 'security_event', facts: { what, address: caller?.address ?? null } })
