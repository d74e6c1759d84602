import type { RowError } from '@zhengmei/domain/dataset'
import { Role } from '@zhengmei/domain/identity'
import { pino } from 'pino'
import { expect } from 'vitest'
import { importJobs } from '../src/features/dataset/index.js'
import { startJobWorker } from '../src/platform/jobs/index.js'
import { insertOrg, insertPerson } from './fixtures.js'
import { startTestApi, type TestApi } from './test-api.js'

/** Files of a data set by name. */
export type Upload = Readonly<Record<string, string | Uint8Array>>

/** An import as the API shows it. */
export interface ImportedJob {
  readonly id: string
  readonly state: string
  readonly dryRun: boolean
  readonly fileNames: string[]
  readonly files: { file: string; new: number; changed: number; unchanged: number; refused: number }[]
  readonly errorCount: number
  readonly errors: { totalCount: number; nodes: Omit<RowError, 'file'>[] }
  readonly errorsCsvUrl: string | null
  readonly errorsWorkbookUrl: string | null
  readonly progress: { done: number; total: number | null; percent: number | null }
  readonly requestedBy: { login: string }
  readonly viewerCanCancel: boolean
  readonly failure: { code: string } | null
}

const fields = `id state dryRun fileNames files { file new changed unchanged refused } errorCount errors(first: 100) { totalCount nodes { row column value code reason { zh } } }
  errorsCsvUrl errorsWorkbookUrl progress { done total percent } requestedBy { login } viewerCanCancel failure { code }`

/** The product with a worker that imports, a city with one unit, and people of several roles: `office`, `unit`, `reader`, `system`. */
export class Importing {
  private constructor(
    readonly api: TestApi,
    private readonly worker: { stop(): Promise<void> },
  ) {}

  static async start(): Promise<Importing> {
    const api = await startTestApi()
    const root = await insertOrg(api.pool, { code: 'CITY', kind: 'government_office' })
    const unit = await insertOrg(api.pool, { code: 'U1', parent: root })
    await insertPerson(api.pool, { login: 'office', org: root, role: Role.officeAdministrator })
    await insertPerson(api.pool, { login: 'unit', org: unit, role: Role.officeAdministrator })
    await insertPerson(api.pool, { login: 'reader', org: root, role: Role.leader })
    await insertPerson(api.pool, { login: 'system', org: root, role: Role.systemAdministrator })
    const worker = await startJobWorker({
      url: api.database.pool.options.connectionString ?? '',
      pool: api.pool,
      handlers: [importJobs(api.pool)],
      log: pino({ level: 'silent' }),
    })
    return new Importing(api, worker)
  }

  async close(): Promise<void> {
    await this.worker.stop()
    await this.api.close()
  }

  async post(files: Upload, as: string | undefined = 'office'): Promise<Response> {
    const form = new FormData()
    for (const [name, content] of Object.entries(files))
      form.append('file', new Blob([Buffer.from(content)]), name)
    return fetch(`${this.api.url}/files`, {
      method: 'POST',
      body: form,
      headers: { origin: this.api.url, ...(as ? { cookie: await this.api.cookieOf(as) } : {}) },
    })
  }

  async upload(files: Upload, as = 'office'): Promise<string[]> {
    const response = await this.post(files, as)
    expect(response.status).toBe(200)
    const body = (await response.json()) as { files: { id: string; name: string; size: number }[] }
    expect(body.files.map(({ name, size }) => [name, size])).toEqual(
      Object.entries(files).map(([name, content]) => [name, Buffer.from(content).length]),
    )
    return body.files.map(({ id }) => id)
  }

  async download(path: string, as = 'office'): Promise<Response> {
    return fetch(`${this.api.url}${path}`, { headers: { cookie: await this.api.cookieOf(as) } })
  }

  request(input: { fileIds: string[]; dryRun?: boolean; idempotencyKey?: string }, as = 'office') {
    return this.api.graphql<{ requestImport: { job?: { id: string; state: string }; code?: string } }>(
      'mutation ($input: RequestImportInput!) { requestImport(input: $input) { ... on ImportRequested { job { id state } } ... on Refusal { code } } }',
      { input: { dryRun: false, ...input } },
      { as },
    )
  }

  async jobOf(id: string, as = 'office'): Promise<ImportedJob | null | undefined> {
    const answer = await this.api.graphql<{ importJob: ImportedJob | null }>(
      `query ($id: ID!) { importJob(id: $id) { ${fields} } }`,
      { id },
      { as },
    )
    return answer.data?.importJob
  }

  /** The job when it is over. */
  async over(id: string, as = 'office'): Promise<ImportedJob> {
    for (;;) {
      const job = await this.jobOf(id, as)
      if (!job) throw new Error('there is no such job')
      if (!['PLANNED', 'RUNNING'].includes(job.state)) return job
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async imported(files: Upload, dryRun = false, as = 'office'): Promise<ImportedJob> {
    const { data } = await this.request({ fileIds: await this.upload(files, as), dryRun }, as)
    return this.over(data?.requestImport.job?.id ?? '', as)
  }
}
