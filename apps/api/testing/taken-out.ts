import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Exportable } from '../src/platform/exports/index.js'
import { uuidv7 } from '../src/platform/ids/index.js'
import type { TestApi } from './test-api.js'

/** What a list comes to as CSV, in Chinese, with the filters of its sheet 导出说明; or the code of the refusal. */
export async function takenOut(
  { pool }: TestApi,
  exported: Exportable,
  scope: string,
  parameters: object,
): Promise<
  | { readonly refused: string }
  | { readonly header: string; readonly rows: readonly string[]; readonly filters: readonly string[] }
> {
  const appointment = {
    id: uuidv7(),
    role: Role.officeAdministrator,
    orgId: uuidv7(),
    orgPath: scope,
    fromOn: '2025-01-01' as PlainDate,
    toOn: null,
  }
  const viewer = { personId: uuidv7(), appointment }
  const prepared = await exported.prepare({ pool, scope, viewer, language: 'zh' }, parameters)
  if (!prepared.ok) return { refused: prepared.refusal.code }
  const file = new PassThrough()
  const content = text(file)
  await prepared.value.write(file, {
    format: 'csv',
    columns: [],
    facts: { at: new Date(), person: '', unit: '' },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  file.end()
  const [header = '', ...rows] = (await content).trim().split('\r\n')
  const filters = prepared.value.description.filters.map(([what, to]) => `${what.zh}=${to.zh}`)
  return { header, rows, filters }
}
