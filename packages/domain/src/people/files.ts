import { dataSetFile, optional, type RowOf, required } from '../dataset/index.js'
import { jobTitles, longestPersonText, roleTitles } from '../identity/index.js'

const unitNote = { zh: '单位的组织编号', en: 'code of the organisation' }

const people = dataSetFile(
  'people',
  { zh: '人员', en: 'People' },
  {
    login: required.code('登录名', 'Login', {
      most: longestPersonText,
      note: { zh: '不含空格，之后不可更改', en: 'without blanks; it stays' },
    }),
    name: required.text('姓名', 'Name', { most: longestPersonText }),
    unit_code: required.code('所在单位', 'Unit', { note: unitNote }),
  },
  { key: ['login'] },
)

const appointments = dataSetFile(
  'appointments',
  { zh: '任职', en: 'Appointments' },
  {
    login: required.code('登录名', 'Login', {
      most: longestPersonText,
      note: {
        zh: 'people 表或系统中已有的登录名',
        en: 'of the sheet people, or of somebody who is there already',
      },
    }),
    unit_code: required.code('任职单位', 'Unit', { note: unitNote }),
    role: required.choice('角色', 'Role', roleTitles),
    job_title: optional.choice('职务', 'Job title', jobTitles),
    from_on: optional.date('开始日期', 'From', {
      note: {
        zh: 'YYYY-MM-DD，含当日；为空：已有此任职的不变，没有的从今天起',
        en: 'YYYY-MM-DD, inclusive; empty: one that is there stays, a new one begins today',
      },
    }),
    to_on: optional.date('结束日期', 'To', {
      note: {
        zh: 'YYYY-MM-DD，自该日起不再任职；为空：不定期，已有的不变',
        en: 'YYYY-MM-DD, first day without it; empty: open, one that is there stays',
      },
    }),
  },
  {
    key: ['login', 'unit_code', 'role', 'from_on'],
    order: [{ earlier: 'from_on', later: 'to_on', strict: true }],
  },
)

/** The sheets of a list of people, in the order in which they are read: appointments refer to people. */
export const peopleFiles = { people, appointments } as const
export type PeopleFileName = keyof typeof peopleFiles
export type PersonCells = RowOf<typeof people>
export type AppointmentCells = RowOf<typeof appointments>

/** Rows that a sheet may have: one transaction takes them all. */
export const mostPeopleRows = 5_000
