import { pipeline } from 'node:stream/promises'
import { Action } from '@zhengmei/domain/identity'
import { aboutSheet, documentExport, type Sheet, workbookOf } from '../../../platform/exports/index.js'
import { runSheets } from './run-sheets.js'
import { describeRun, editionWords, kindTitles, ofRun, runFacts, sealedRunOf } from './sealed-run.js'

const title = { zh: '考核结果', en: 'Results of an assessment' }

/** A sealed run as a workbook: 总表, 单位, 账号, 扣分明细, 导出说明. Streamed: any number of accounts. */
export const runWorkbook = documentExport({
  kind: 'assessment.workbook',
  title,
  action: Action.readRuns,
  parameters: ofRun,
  formats: ['xlsx'],
  describe: (ask) =>
    describeRun(ask, ({ run, scopeName }) => ({
      zh: `${scopeName}${run.year}年考核结果（${kindTitles[run.kind].zh}）`,
      en: `${scopeName} ${run.year} ${kindTitles[run.kind].en}`,
    })),
  async write(ask, file, { facts, signal, onProgress }) {
    const sealed = await sealedRunOf(ask)
    if (!sealed.ok) throw new Error(sealed.refusal.message.en)
    const { language } = ask
    const about = aboutSheet({
      title,
      description: { filters: [], rulebook: editionWords(sealed.value) },
      facts,
      language,
      rows: () => null,
    })
    const told: Sheet = {
      ...about,
      async *rows() {
        yield* about.rows()
        for (const [what, to] of runFacts(sealed.value)) yield [what[language], to[language]]
      },
    }
    const sheets = [...runSheets(sealed.value, ask), told].map((sheet, index, all) =>
      telling(sheet, () => onProgress(index + 1, all.length)),
    )
    await pipeline(workbookOf(sheets), file, { end: false, signal })
  },
})

/** Tells when a sheet is written. */
const telling = (sheet: Sheet, written: () => void): Sheet => ({
  ...sheet,
  async *rows() {
    yield* sheet.rows()
    written()
  },
})
