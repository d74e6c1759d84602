import type { Bilingual } from '../kernel/index.js'

/** Which requirement on passwords an installation follows; the two contradict each other, so one is chosen. */
export const PasswordProfile = {
  /** OWASP ASVS 5.0: long, not guessable, never changed without a reason. */
  asvs: 'asvs',
  /** 等保: kinds of signs, changed by time, none of the last ones again. */
  classifiedProtection: 'classified_protection',
} as const
export type PasswordProfile = (typeof PasswordProfile)[keyof typeof PasswordProfile]

export const passwordProfileTitles: Readonly<Record<PasswordProfile, Bilingual>> = {
  asvs: { zh: '国际通行要求（OWASP ASVS 5.0）', en: 'OWASP ASVS 5.0' },
  classified_protection: { zh: '等保 2.0 三级', en: 'Classified protection 2.0, level 3' },
}

/** A value of a profile, with where it stands. */
export interface Required<Value> {
  readonly value: Value
  readonly source: string
  /** Where the text leaves room: how it was read. */
  readonly interpretation?: Bilingual
}

/** What a profile asks of passwords and of guessing. `null`: it asks nothing. */
export interface PasswordRules {
  /** Fewest signs. */
  readonly shortest: Required<number>
  /** Of upper case, lower case, figures, others: how many kinds at least. */
  readonly kindsOfSigns: Required<number | null>
  /** Days after which it must be changed. */
  readonly changeAfterDays: Required<number | null>
  /** How many of the last passwords may not be chosen again, the present one included. */
  readonly notOfTheLast: Required<number>
  /** Wrong tries from one place before it has to wait. */
  readonly tries: Required<number>
  /** Minutes within which those tries count, and so how long one waits. */
  readonly withinMinutes: Required<number>
}

const customary: Bilingual = {
  zh: '标准条款未规定数值，取测评中的通行值',
  en: 'The clause names no figure; the one customary in assessments is taken',
}

/** The profiles. @source OWASP ASVS 5.0; GB/T 22239-2019 */
export const passwordProfiles: Readonly<Record<PasswordProfile, PasswordRules>> = {
  asvs: {
    shortest: {
      value: 12,
      source: 'ASVS 5.0 6.2.1',
      interpretation: {
        zh: '条款最低 8 位、建议 15 位；两步验证可不启用，取 12 位',
        en: 'The clause asks for 8 and recommends 15; as a second step need not be in use, 12',
      },
    },
    kindsOfSigns: { value: null, source: 'ASVS 5.0 6.2.5' },
    changeAfterDays: { value: null, source: 'ASVS 5.0 6.2.10' },
    notOfTheLast: { value: 1, source: 'ASVS 5.0 6.2.3' },
    tries: {
      value: 10,
      source: 'ASVS 5.0 6.3.1',
      interpretation: {
        zh: '条款要求限速而不锁死本人，未定数值',
        en: 'The clause asks to slow guessing without locking the owner out, and names no figure',
      },
    },
    withinMinutes: { value: 15, source: 'ASVS 5.0 6.3.1' },
  },
  classified_protection: {
    shortest: { value: 8, source: 'GB/T 22239-2019 8.1.4.1 a', interpretation: customary },
    kindsOfSigns: { value: 3, source: 'GB/T 22239-2019 8.1.4.1 a', interpretation: customary },
    changeAfterDays: { value: 90, source: 'GB/T 22239-2019 8.1.4.1 a', interpretation: customary },
    notOfTheLast: { value: 5, source: 'GB/T 22239-2019 8.1.4.1 a', interpretation: customary },
    tries: { value: 5, source: 'GB/T 22239-2019 8.1.4.1 b', interpretation: customary },
    withinMinutes: { value: 30, source: 'GB/T 22239-2019 8.1.4.1 b', interpretation: customary },
  },
}

/** More signs than this are refused: checking them would be work for an attacker to hand out. @source ASVS 5.0 6.2.9 */
export const longestPassword = 200

/** Whether a password has to be changed: set so long ago that the profile asks for another. */
export function isPasswordExpired(profile: PasswordProfile, ageInDays: number): boolean {
  const { value } = passwordProfiles[profile].changeAfterDays
  return value !== null && ageInDays >= value
}
