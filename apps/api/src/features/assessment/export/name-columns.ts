import { platformTitles } from '@zhengmei/domain/account'
import type { ExportColumn } from '../../../platform/exports/index.js'
import type { NamedAccount, NamedUnit } from './names.js'

/** The unit, by name, of whatever is told of one. */
export const unitColumn: ExportColumn<{ readonly unit: NamedUnit }> = {
  key: 'unit',
  title: { zh: '单位', en: 'Unit' },
  kind: 'text',
  width: 30,
  value: (row) => row.unit.name,
}

/** The platform of the account that a row is about. */
export const platformColumn: ExportColumn<{ readonly account: NamedAccount }> = {
  key: 'platform',
  title: { zh: '平台', en: 'Platform' },
  kind: 'text',
  value: (row, language) => platformTitles[row.account.platform][language],
}
