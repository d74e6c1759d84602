import type { Refusal, Result } from '@zhengmei/domain/kernel'
import { ok, refused, visibleText } from '@zhengmei/domain/kernel'

/** A view of a list that somebody keeps, as it is read by a viewer. */
export interface ListViewRow {
  readonly id: string
  readonly list: string
  readonly name: string
  /** What the address of the list says. */
  readonly query: string
  readonly ownerId: string
  readonly sharedOrgId: string | null
  readonly version: number
  /** Whether the list begins with it for the viewer. */
  readonly isDefault: boolean
}

/** At most so many views of a list are a person's. */
export const mostViews = 50

const longestName = 60
const longestQuery = 4_000
const mostParameters = 40
const listPattern = /^[a-z][a-zA-Z0-9.]{0,59}$/
const parameterPattern = /^[a-zA-Z][a-zA-Z0-9]{0,30}$/
/** Where one stood in a list, and the view one came from, are no part of a view. */
const notKept = ['after', 'view']

export const isListKey = (list: string): boolean => listPattern.test(list)

/** A name as it is kept. */
export function nameOfView(said: string): Result<string> {
  const name = said.trim().normalize('NFC')
  return name !== '' && name.length <= longestName && visibleText(name) === name ? ok(name) : refused(badName)
}

/** What an address says, written in one way only: it is put into other people's addresses. */
export function queryOfView(said: string): Result<string> {
  if (said.length > longestQuery) return refused(badQuery)
  const parameters = [...new URLSearchParams(said)]
  const whole =
    parameters.length <= mostParameters &&
    new Set(parameters.map(([key]) => key)).size === parameters.length &&
    parameters.every(
      ([key, text]) =>
        parameterPattern.test(key) && !notKept.includes(key) && text !== '' && visibleText(text) === text,
    )
  return whole ? ok(new URLSearchParams(parameters).toString()) : refused(badQuery)
}

const badName: Refusal = {
  code: 'view/bad-name',
  field: 'name',
  message: {
    zh: `名称须为 1 至 ${longestName} 个字符`,
    en: `A name has from 1 to ${longestName} characters`,
  },
}
const badQuery: Refusal = {
  code: 'view/bad-query',
  field: 'query',
  message: { zh: '视图的内容有误', en: 'What the view is to keep is no state of a list' },
}
