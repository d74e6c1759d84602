import type { Bilingual } from '@zhengmei/domain/kernel'

/** A backup or restore that is not made, and why, for the person at the terminal. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal'

  constructor(readonly bilingual: Bilingual) {
    super(bilingual.en)
  }
}
