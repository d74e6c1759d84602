import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  keptSigningKey,
  readCheckpoint,
  type StreamHead,
  signedHeads,
  storedCheckpoints,
  verifyTrail,
} from '@zhengmei/api/platform/audit'
import { type Config, readConfig } from '@zhengmei/api/platform/config'
import { openDatabase } from '@zhengmei/api/platform/db'
import { chainFaultTexts, checkpointFaultTexts } from '@zhengmei/domain/audit'
import { BadArguments, ExitStatus } from './command/refusals.js'
import { clearLine, runCommand, showLine } from './command/run-command.js'
import { withServer } from './product-database.js'

const usage = `用法 / Usage: npm run audit:verify [-- --stream STREAM] [--checkpoint FILE]… [--key PUBLIC.pem]

  核对审计记录的哈希链，指出第一条有问题的序号；有问题时退出码为 1。
  Checks the hash chain of the audit trail and names the first bad sequence number; the exit status is then 1.
  --stream      只核对一个序列 / Only this stream.
  --checkpoint  另存的检查点文件，可多次给出 / A checkpoint that was kept elsewhere; may be given several times.
  --key         核对签名的公钥；省略时用本系统的 / The public key that signed; this installation's unless given.`

interface Options {
  readonly stream?: string
  readonly checkpoints: readonly string[]
  readonly key?: string
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      stream: { type: 'string' },
      checkpoint: { type: 'string', multiple: true },
      key: { type: 'string' },
    },
  })
  const { stream, key, checkpoint = [] } = values
  return { checkpoints: checkpoint, ...(stream ? { stream } : {}), ...(key ? { key } : {}) }
}

async function readPublicKey(path: string): Promise<KeyObject> {
  try {
    return createPublicKey(await readFile(path))
  } catch {
    throw new BadArguments({ zh: `无法读取公钥：${path}`, en: `The public key can't be read: ${path}` })
  }
}

const say = (text: { readonly zh: string; readonly en: string }) => `${text.zh} / ${text.en}`

/** Heads of the files that were kept elsewhere; null when one of them can't be trusted. */
async function headsOfFiles(
  files: readonly string[],
  trusted: KeyObject | null,
): Promise<StreamHead[] | null> {
  const heads: StreamHead[] = []
  for (const file of files) {
    const checkpoint =
      trusted === null ? 'foreign-key' : readCheckpoint(await readFile(file, 'utf8'), trusted)
    if (typeof checkpoint === 'string') {
      console.error(`✗ ${file}: ${say(checkpointFaultTexts[checkpoint])}`)
      return null
    }
    heads.push(...checkpoint.streams)
  }
  return heads
}

const showProgress = (checked: number): void => showLine(`已核对 / checked: ${checked}`)

async function verify(options: Options, config: Config, url: string): Promise<number> {
  const database = await openDatabase({ url, entities: [], poolSize: 2 })
  try {
    const trusted =
      options.key === undefined ? await keptSigningKey(config) : await readPublicKey(options.key)
    const fromFiles = await headsOfFiles(options.checkpoints, trusted)
    if (fromFiles === null) return ExitStatus.different
    const kept = trusted === null ? [] : await storedCheckpoints(database.pool)
    const { signed, unusable } = trusted === null ? { signed: [], unusable: [] } : signedHeads(kept, trusted)
    for (const [day, fault] of unusable) console.error(`! ${day}: ${say(checkpointFaultTexts[fault])}`)
    const verdicts = await verifyTrail(database.pool, {
      ...(options.stream === undefined ? {} : { stream: options.stream }),
      signed: [...signed, ...fromFiles],
      onProgress: showProgress,
    })
    clearLine()
    for (const { stream, entries, problem } of verdicts) {
      if (problem === null) console.log(`✓ ${stream}: ${entries}`)
      else console.log(`✗ ${stream} #${problem.seq}: ${say(chainFaultTexts[problem.fault])}`)
    }
    if (verdicts.length === 0) console.log('没有记录 / No entries')
    const whole = verdicts.every((verdict) => verdict.problem === null)
    return whole && !unusable.some(([, fault]) => fault !== 'foreign-key')
      ? ExitStatus.done
      : ExitStatus.different
  } finally {
    await database.close()
  }
}

await runCommand(usage, async ({ args }) => {
  const options = readOptions(args)
  const config = readConfig(process.env)
  return withServer(config, 'npm run audit:verify', (url) => verify(options, config, url))
})
