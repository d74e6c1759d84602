import type { Refusal } from '@zhengmei/domain/kernel'

/** Not there, or not within the viewer's subtree: the two look the same. */
export const noSuchPerson: Refusal = {
  code: 'person/not-found',
  field: 'personId',
  message: { zh: '没有此人员', en: 'No such person' },
}

export const noSuchUnit: Refusal = {
  code: 'organisation/not-found',
  field: 'organisationId',
  message: { zh: '没有此单位', en: 'No such organisation' },
}

export const personDisabled: Refusal = {
  code: 'person/disabled',
  field: 'personId',
  message: { zh: '此人员已停用', en: 'This person is disabled' },
}
