import { visibleText } from '@zhengmei/domain/kernel'
import type { Punctuation } from '../../ui/punctuation-marks'
import type { AuditEntry } from './operations'

/** Who acted, as they were called then; null for somebody who wasn't signed in. */
export const whoOf = (
  { personName, login }: Pick<AuditEntry, 'personName' | 'login'>,
  { aside }: Punctuation,
): string | null =>
  personName === null ? null : visibleText(login === null ? personName : aside(personName, login))
