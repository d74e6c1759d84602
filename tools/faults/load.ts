import { setTimeout as pause } from 'node:timers/promises'
import type { Attempt, Look, Outcome } from './history/check-history.js'
import type { Product } from './product.js'

/** An organisation and its accounts, imported as one data set: all of them or none. */
export const accountsOfUnit = 3

/** A client rests so long after an acknowledged write: an idle machine would otherwise take in more than it can carry out in minutes. */
const betweenWritesMs = 250

/** Who imports, and who asks for runs, in the demo. */
const importer = 'admin'
const assessor = 'office'

/**
 * Clients that write one after the other and note what each attempt came to, as Jepsen's do. Whoever gets no answer tries
 * again under the same key, until there is one.
 */
export class Load {
  readonly attempts: Attempt[] = []
  readonly looks: Look[] = []
  #stopped = false
  #next = 0

  constructor(
    readonly product: Product,
    readonly prefix: string,
    readonly scopeId: string,
    /** Imports that were there before. */
    readonly earlier: ReadonlySet<string>,
  ) {}

  /** Writes until `stop`; resolves when every client has its last answer. */
  async run(clients: {
    readonly imports: number
    readonly runs: number
    readonly looks: number
  }): Promise<void> {
    // Signed in before anything is killed: what is tested are the writes.
    await Promise.all([this.product.cookieOf(importer), this.product.cookieOf(assessor)])
    const loop = async (step: () => Promise<void>) => {
      while (!this.#stopped) await step()
    }
    await Promise.all([
      ...Array.from({ length: clients.imports }, () => loop(() => this.#import())),
      ...Array.from({ length: clients.runs }, () => loop(() => this.#requestRun())),
      ...Array.from({ length: clients.looks }, () => loop(() => this.#look())),
    ])
  }

  stop(): void {
    this.#stopped = true
  }

  #key(kind: 'import' | 'run'): { key: string; no: number } {
    this.#next += 1
    return { key: `${this.prefix}-${kind}-${this.#next}`, no: this.#next }
  }

  async #import(): Promise<void> {
    const { key } = this.#key('import')
    const fileIds = await this.#upload(key)
    const document = `mutation ($input: RequestImportInput!) { requestImport(input: $input) {
      ... on ImportRequested { job { id } } ... on Refusal { code } } }`
    await this.#untilAnswered(key, async () => {
      const input = { fileIds, dryRun: false, idempotencyKey: key }
      const { data } = await this.product.graphql<{ requestImport: { job?: { id: string } } }>(
        importer,
        document,
        { input },
      )
      return data && { id: data.requestImport.job?.id }
    })
    await pause(betweenWritesMs)
  }

  async #requestRun(): Promise<void> {
    const { key, no } = this.#key('run')
    const document = `mutation ($input: StartAssessmentRunInput!) { startAssessmentRun(input: $input) {
      ... on RunStarted { run { id } } ... on Refusal { code } } }`
    // Each asks for another instant, so that each is a run of its own.
    const cutoffAt = new Date(
      Date.UTC(2025, 5, 30, 16) - 1_000 * (no + this.prefix.length * 10_000),
    ).toISOString()
    await this.#untilAnswered(key, async () => {
      const input = { kind: 'TRIAL', scopeId: this.scopeId, year: 2025, cutoffAt, idempotencyKey: key }
      const { data } = await this.product.graphql<{ startAssessmentRun: { run?: { id: string } } }>(
        assessor,
        document,
        { input },
      )
      return data && { id: data.startAssessmentRun.run?.id }
    })
    await pause(betweenWritesMs)
  }

  async #untilAnswered(
    key: string,
    attempt: () => Promise<{ id: string | undefined } | null>,
  ): Promise<void> {
    for (;;) {
      const invokedAt = performance.now()
      const answer = await attempt().catch(() => null)
      const outcome: Outcome = answer === null ? 'unknown' : answer.id === undefined ? 'refused' : 'ok'
      this.attempts.push({
        key,
        invokedAt,
        endedAt: performance.now(),
        outcome,
        ...(answer?.id === undefined ? {} : { id: answer.id }),
      })
      if (outcome !== 'unknown') return
      await pause(100)
    }
  }

  /** An upload has no key: without an answer it is made again, and what is left of the first one belongs to nothing. */
  async #upload(code: string): Promise<readonly string[]> {
    const form = new FormData()
    const accounts = Array.from(
      { length: accountsOfUnit },
      (_, index) => `${code}-${index},${code},weibo,账号 ${code} ${index},2024-01-01\n`,
    )
    form.append(
      'files',
      new Blob([`code,name,kind,parent_code\n${code},单位 ${code},department,321300\n`]),
      'orgs.csv',
    )
    form.append(
      'files',
      new Blob([`id,org_code,platform,name,live_on\n${accounts.join('')}`]),
      'accounts.csv',
    )
    const cookie = await this.product.cookieOf(importer)
    for (;;) {
      const uploaded = await fetch(`${this.product.url}/files`, {
        method: 'POST',
        headers: { cookie },
        body: form,
        signal: AbortSignal.timeout(20_000),
      })
        .then(async (response) =>
          response.ok ? ((await response.json()) as { files: { id: string }[] }) : null,
        )
        .catch(() => null)
      if (uploaded !== null) return uploaded.files.map(({ id }) => id)
      await pause(100)
    }
  }

  /** All imports of this load, page by page; a look that gets no answer is none. */
  async #look(): Promise<void> {
    const invokedAt = performance.now()
    const document = `query ($after: String) { importJobs(first: 100, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`
    const seen: string[] = []
    let after: string | null = null
    try {
      do {
        const { data }: { data: Page | null } = await this.product.graphql<Page>(importer, document, {
          after,
        })
        if (data === null) return
        seen.push(...data.importJobs.nodes.map(({ id }) => id))
        after = data.importJobs.pageInfo.hasNextPage ? data.importJobs.pageInfo.endCursor : null
      } while (after !== null)
    } catch {
      return
    } finally {
      await pause(200)
    }
    const ids = seen.filter((id) => !this.earlier.has(id))
    this.looks.push({ invokedAt, endedAt: performance.now(), ids })
  }
}

interface Page {
  readonly importJobs: {
    readonly nodes: readonly { readonly id: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}
