import { Action } from '@zhengmei/domain/identity'
import { ok } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import { readWithin, streamRows } from '../src/platform/db/index.js'
import { documentExport, listExport } from '../src/platform/exports/index.js'

/** What an export of a feature that forgot its scope would be: everything, were it not for the wall. */
export const carelessExport = listExport({
  kind: 'test.careless',
  title: { zh: '全部账号', en: 'All accounts' },
  action: Action.readAccounts,
  parameters: z.strictObject({}),
  describe: async () => ok({ filters: [] }),
  rows: ({ pool }) =>
    readWithin(pool, (client) =>
      streamRows<{ code: string }>(client, 'select code from account order by code', []),
    ),
  columns: [{ key: 'code', title: { zh: '编码', en: 'Code' }, kind: 'text', value: (row) => row.code }],
})

/** A document that is begun and never ends by itself: only cancelling ends it. */
export class SlowExport {
  readonly #begun = Promise.withResolvers<void>()
  /** Resolves when somebody has begun to write it. */
  readonly begun = this.#begun.promise
  readonly declared = documentExport({
    kind: 'test.slow',
    title: { zh: '慢', en: 'Slow' },
    action: Action.exportAudit,
    parameters: z.strictObject({}),
    formats: ['html'],
    describe: async () => ok({ filters: [] }),
    write: async (_ask, file, { signal }) => {
      file.write('begun')
      const { promise, resolve } = Promise.withResolvers<void>()
      signal.addEventListener('abort', () => resolve())
      this.#begun.resolve()
      await promise
      signal.throwIfAborted()
    },
  })
}
