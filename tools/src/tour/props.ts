/** The password of everybody in the demo data. */
export const demoPassword = 'zhengmei-demo'

const rows = [
  'org_code,awarded_on,level,title',
  '321300,2025-03-12,superior,政务公开先进单位',
  '321322,2025-02-30,local,优秀政务新媒体',
  '999999,2025-06-18,local,优秀政务新媒体',
  '321323,2025-09-01,national,表扬',
  '321324,,local,表扬',
]

/** A sheet with believable mistakes: a day that does not exist, a unit nobody knows, a level that is none, an empty cell. */
export const spoiltSheet = {
  name: 'commendations.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${rows.join('\n')}\n`),
}
