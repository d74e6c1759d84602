import { launch, type Product } from './launcher/launch.js'
import { say } from './launcher/words.js'
import { readConfig } from './platform/config/index.js'
import { PlainError } from './platform/plain-error/index.js'

/** A second Ctrl-C within this time is the same one: a terminal and npm both hand it on. */
const sameSignalMs = 1_000
/** A start that is still busy so long after the signal is cut off; the next one recovers. */
const patienceMs = 8_000

let product: Product | undefined
let asked: number | undefined
const interruption = new AbortController()
const starting = (async () => launch(readConfig(process.env), interruption.signal))()

function end(): void {
  if (asked !== undefined) {
    if (performance.now() - asked > sameSignalMs) product?.kill()
    return
  }
  asked = performance.now()
  interruption.abort()
  setTimeout(() => process.exit(1), patienceMs).unref()
  void starting
    .then((started) => started.stop())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
// Whoever started us was killed: a product that nobody can stop must not go on.
if (process.connected) process.on('disconnect', end)

try {
  product = await starting
} catch (fault) {
  // Whoever interrupts a start knows why it failed.
  if (interruption.signal.aborted) process.exit(0)
  const plain = fault instanceof PlainError
  say(fault instanceof Error ? ((plain ? fault.message : fault.stack) ?? fault.message) : String(fault))
  process.exit(1)
}
