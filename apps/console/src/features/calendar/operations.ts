import { type WorkCalendar, workCalendar } from '@zhengmei/domain/calendar'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const calendarDocument = graphql(`
  query WorkCalendar($version: String) {
    workCalendar(version: $version) {
      version viewerCanSet warnings { zh en }
      notices { year number issuedOn holidays { name { zh en } from to makeupWorkdays } }
    }
  }
`)
/** The calendar in force, or one that a run was computed with. It seldom changes, and whoever changes it makes it stale. */
export const calendarQuery = (version?: string) => gqlQuery(calendarDocument, { version }, 300_000)
export type ToldCalendar = NonNullable<ResultOf<typeof calendarDocument>['workCalendar']>

const day = (text: unknown) => text as PlainDate

/** The calendar that the server told, day by day. */
export const calendarOf = ({ notices }: ToldCalendar): WorkCalendar =>
  workCalendar(
    notices.map(({ holidays, issuedOn, ...notice }) => ({
      ...notice,
      issuedOn: day(issuedOn),
      holidays: holidays.map(({ name, from, to, makeupWorkdays }) => ({
        name,
        from: day(from),
        to: day(to),
        makeupWorkdays: makeupWorkdays.map(day),
      })),
    })),
  )

const entriesDocument = graphql(`
  query HolidayNoticeEntries($year: Int!) {
    holidayNoticeEntries(year: $year) {
      id builtIn inForce enteredBy enteredAt
      notice { number issuedOn holidays { from to makeupWorkdays } }
    }
  }
`)
/** What was entered for a year, the latest first. */
export const entriesQuery = (year: number) => gqlQuery(entriesDocument, { year })
export type Entry = ResultOf<typeof entriesDocument>['holidayNoticeEntries'][number]

const previewDocument = graphql(`
  query PreviewHolidayNotice($input: HolidayNoticeInput!) {
    previewHolidayNotice(input: $input) {
      __typename
      ... on HolidayNoticePreview {
        problems { code field message { zh en } }
        oddities { zh en }
        changedDays
        changes { on before after }
        waitingEnquiries openFindings plannedRuns sealedRuns
      }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export type NoticeInput = VariablesOf<typeof previewDocument>['input']
/** What a notice would mean; asked anew each time. */
export const previewQuery = (input: NoticeInput) => gqlQuery(previewDocument, { input }, 0)
export type Preview = Extract<
  ResultOf<typeof previewDocument>['previewHolidayNotice'],
  { __typename: 'HolidayNoticePreview' }
>

export const setNoticeDocument = graphql(`
  mutation SetHolidayNotice($input: SetHolidayNoticeInput!) {
    setHolidayNotice(input: $input) {
      __typename
      ... on WorkCalendarSet { calendar { version } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export const withdrawNoticeDocument = graphql(`
  mutation WithdrawHolidayNotice($input: WithdrawHolidayNoticeInput!) {
    withdrawHolidayNotice(input: $input) {
      __typename
      ... on WorkCalendarSet { calendar { version } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
/** What another calendar makes stale. */
export const calendarOperations = ['WorkCalendar', 'HolidayNoticeEntries', 'Workbench']
