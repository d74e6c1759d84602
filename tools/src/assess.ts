import { BadArguments, ExitStatus, readArguments, usage } from './assess/arguments.js'

/** Interrupted work is cleaned up first; the status is the usual one of a process ended by that signal. */
const interrupted = new AbortController()
let interruptedBy: 'SIGINT' | 'SIGTERM' | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interruptedBy ??= signal
    interrupted.abort(new Error(`interrupted by ${signal}`))
  })
}

const tell = (zh: string, en: string): void => console.error(`${zh}\n${en}`)

/** What it takes to assess is read when it is known that somebody wants to: a wrong argument is told at once. */
async function main(): Promise<number> {
  const command = readArguments(process.argv.slice(2))
  switch (command.do) {
    case 'help':
      console.log(usage)
      return ExitStatus.done
    case 'verify': {
      const { verifySealedRun } = await import('./assess/verify-sealed-run.js')
      return verifySealedRun(command.runId, interrupted.signal, tell)
    }
    case 'assess': {
      const { assessDataSet } = await import('./assess/assess-data-set.js')
      return assessDataSet(command, interrupted.signal, tell)
    }
  }
}

try {
  process.exitCode = await main()
} catch (fault) {
  if (interruptedBy) {
    process.exitCode = interruptedBy === 'SIGINT' ? 130 : 143
  } else if (fault instanceof BadArguments) {
    tell(fault.bilingual.zh, fault.bilingual.en)
    process.exitCode = ExitStatus.badArguments
  } else throw fault
}
