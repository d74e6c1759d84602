import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory of the product's API and worker, looked at every second, in megabytes. Linux tells; elsewhere nothing is known. */
export class Memory {
  readonly samples: { readonly service: string; readonly megabytes: number }[] = []
  readonly #timer: NodeJS.Timeout

  constructor(dataDir: string) {
    const pids = servicesOf(dataDir)
    const look = () => {
      for (const [service, pid] of pids) {
        const kilobytes = /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]
        if (kilobytes) this.samples.push({ service, megabytes: Math.round(Number(kilobytes) / 1024) })
      }
    }
    look()
    this.#timer = setInterval(look, 1_000)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

function servicesOf(dataDir: string): readonly (readonly [service: string, pid: string])[] {
  return processes().flatMap((pid) => {
    const service = /\/dist\/(main|worker)\.js/.exec(read(`/proc/${pid}/cmdline`))?.[1]
    const ours = read(`/proc/${pid}/environ`).includes(`ZHENGMEI_DATA_DIR=${dataDir}`)
    return service && ours ? [[service === 'main' ? 'API' : 'worker', pid] as const] : []
  })
}

const processes = (): string[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
