import { readArguments, usage } from './assess/arguments.js'
import { runCommand } from './command/run-command.js'

const tell = (zh: string, en: string): void => console.error(`${zh}\n${en}`)

// What it takes to assess is read when it is known that somebody wants to: a wrong argument is told at once.
await runCommand(usage, async ({ args, heedSignals }) => {
  const asked = readArguments(args)
  const signal = heedSignals()
  if (asked.do === 'verify') {
    const { verifySealedRun } = await import('./assess/verify-sealed-run.js')
    return verifySealedRun(asked.runId, signal, tell)
  }
  const { assessDataSet } = await import('./assess/assess-data-set.js')
  return assessDataSet(asked, signal, tell)
})
