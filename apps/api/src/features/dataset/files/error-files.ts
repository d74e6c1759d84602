import type { RowError } from '@zhengmei/domain/dataset'
import type { Bilingual } from '@zhengmei/domain/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { HttpError } from '../../../platform/http/index.js'
import { errorsCsv } from '../errors-csv.js'
import { WorkbookFault } from '../source/workbook/workbook-fault.js'
import { markedWorkbook } from './marked-workbook.js'
import { isWorkbook, temporaryCopy } from './uploaded-source.js'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The answer is a file to keep, under this name. */
export const attach = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)

/** The language that whoever asks reads, `?language=en`; Chinese unless told. */
export const languageOf = ({ query }: FastifyRequest): keyof Bilingual =>
  (query as { readonly language?: unknown }).language === 'en' ? 'en' : 'zh'

/** All errors as `errors.csv`. */
export const sendErrorsCsv = (
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly RowError[],
): FastifyReply =>
  attach(reply, 'errors.csv', 'text/csv; charset=utf-8').send(errorsCsv(errors, languageOf(request)))

/**
 * The workbook that was refused, with the reasons in a column of its own.
 *
 * @throws {HttpError} 404 when it was none, or can't be read and so can't be marked either.
 */
export async function sendMarkedWorkbook(
  request: FastifyRequest,
  reply: FastifyReply,
  pool: Pool,
  file: { readonly id: string; readonly name: string } | undefined,
  errors: readonly RowError[],
): Promise<FastifyReply> {
  if (!file || !isWorkbook(file.name)) throw noErrorFile
  const copy = await temporaryCopy(pool, file.id)
  try {
    const { stream, close } = await markedWorkbook(copy.path, errors, languageOf(request))
    stream.once('close', () => {
      close()
      void copy.remove()
    })
    return attach(reply, file.name.replace(/\.xlsx$/i, '-错误.xlsx'), workbookType).send(stream)
  } catch (fault) {
    await copy.remove()
    throw fault instanceof WorkbookFault ? noErrorFile : fault
  }
}

export const noErrorFile = new HttpError(404, {
  code: 'import/not-found',
  message: { zh: '没有这个文件', en: 'there is no such file' },
})
