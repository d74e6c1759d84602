import type { Bilingual } from '@zhengmei/domain/kernel'

/** Exit statuses of all commands. One that a signal ended has 128 and the signal's number, as usual. */
export const ExitStatus = {
  done: 0,
  /** What was compared differs; also a fault. */
  different: 1,
  fault: 1,
  badArguments: 2,
  refused: 3,
} as const

/** A command that is not carried out, and why, for the person at the terminal. */
export class CommandRefusal extends Error {
  override readonly name: string = 'CommandRefusal'
  readonly status: number = ExitStatus.refused

  constructor(readonly bilingual: Bilingual) {
    super(bilingual.en)
  }
}

/** Arguments that can't be followed. */
export class BadArguments extends CommandRefusal {
  override readonly name = 'BadArguments'
  override readonly status = ExitStatus.badArguments
}
