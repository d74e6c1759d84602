import { expect, it } from 'vitest'
import { leadsTo } from './leads-to'

it.each([
  ['IMPORT_ENDED', '/imports/7'],
  ['RUN_ENDED', '/assessments/7'],
  ['DOWNLOAD_ENDED', '/downloads'],
  ['SECURITY_EVENT', '/my-security'],
  ['APPOINTMENT_ENDS', '/'],
] as const)('%s leads to %s', (kind, expected) => expect(leadsTo({ kind, objectId: '7' })).toBe(expected))
