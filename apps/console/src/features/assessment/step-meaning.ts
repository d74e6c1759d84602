import type { Meaning } from '../../ui/meaning'
import type { Step } from './operations'

/** What a step of a waterfall means, and so its colour. */
export const meaningOfStep: Readonly<Record<Step['kind'], Meaning>> = {
  START: 'plain',
  ACCOUNTS: 'plain',
  DEDUCTION: 'deduction',
  UNIT_DEDUCTION: 'deduction',
  CAP: 'cap',
  FLOOR: 'cap',
  BONUS: 'bonus',
  BONUS_CAP: 'cap',
  VETO: 'veto',
  NORMALISATION: 'active',
}

/** Whether a step's bar reaches from zero: there is nothing before it, so it neither takes nor gives. */
export const isTotal = (kind: Step['kind']): boolean => kind === 'START' || kind === 'ACCOUNTS'
