import { RequestError } from './request-error.js'

/** The largest page anyone may ask for. */
export const largestPage = 100
/** The page one gets without asking. */
export const usualPage = 20

/**
 * The size that was asked for.
 *
 * @throws RequestError `page/bad-size`.
 */
export function pageSizeOf(first: number | null | undefined): number {
  const size = first === undefined ? usualPage : first
  if (size === null || !Number.isInteger(size) || size < 1 || size > largestPage) {
    throw new RequestError(
      {
        code: 'page/bad-size',
        field: 'first',
        message: { zh: `每页条数须为 1 至 ${largestPage}`, en: `A page has from 1 to ${largestPage} items` },
      },
      400,
    )
  }
  return size
}
