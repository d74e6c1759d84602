import { type MediaType, mediaTypeTitles } from '@zhengmei/domain/account'
import type { Bilingual } from '@zhengmei/domain/kernel'
import type { RequestContext } from '../../platform/graphql/index.js'
import { namedOrgById } from '../org/index.js'

/**
 * A value of a file in words that people read: an operator by its name, choices by their titles.
 *
 * @param field as the history of the file names it.
 * @returns null for none.
 */
export async function fileWords(
  context: RequestContext,
  field: string,
  value: unknown,
): Promise<Bilingual | null> {
  if (value === null || value === undefined || value === '') return null
  if (field === 'main') return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (field === 'mediaType') return mediaTypeTitles[value as MediaType] ?? same(value)
  if (field === 'operatorId') return same((await context.load(namedOrgById, String(value)))?.name ?? value)
  return same(value)
}

const same = (value: unknown): Bilingual => ({ zh: String(value), en: String(value) })
