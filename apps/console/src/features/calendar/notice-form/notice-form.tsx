import { useMutation, useQueryClient } from '@tanstack/react-query'
import { holidayNameOf, type WorkCalendar, workCalendar } from '@zhengmei/domain/calendar'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { Button, Form, Input } from 'antd'
import { useId, useState } from 'react'
import { gqlMutation } from '../../../graphql'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import { Panel } from '../../../ui/page'
import { Problem, refusalOf } from '../../../ui/problem'
import { todayInShanghai } from '../../../ui/today'
import { useUnsaved } from '../../../ui/unsaved'
import {
  calendarOf,
  calendarOperations,
  type NoticeInput,
  previewQuery,
  setNoticeDocument,
  type ToldCalendar,
} from '../operations'
import { yearMonths } from '../year-days'
import { YearView } from '../year-view'
import {
  type Draft,
  draftOf,
  rowOf,
  rowsWithoutDays,
  sentOf,
  withAnother,
  withHoliday,
  withoutHoliday,
  withTable,
} from './draft'
import { HolidayRows, type RowProblem } from './holiday-rows'
import { Impact } from './impact'
import styles from './notice-form.module.css'
import { TableSource } from './table-source'
import { useNoticeTexts } from './texts'

/** Entering or amending the notice of a year: filled in, checked with the year drawn as it would be, then entered. */
export default function NoticeForm(props: {
  told: ToldCalendar
  year: number
  onDone: (saved: boolean) => void
}) {
  const t = useNoticeTexts()
  const id = useId()
  const { told, year, onDone } = props
  const { draft, changed, change, preview, save, check } = useNotice(told, year, () => onDone(true))
  useUnsaved(changed && !save.isSuccess)
  const { problems, atFields, seen, sound } = useProblems(draft, preview.data, save.data)
  const amends = told.notices.some((notice) => notice.year === year)
  return (
    <>
      <Panel title={t(amends ? 'amend' : 'title', { year })}>
        <Form layout="vertical" className={styles['form']} onFinish={check}>
          <p>{t('lead')}</p>
          <TableSource year={year} onRead={(table) => change((now) => withTable(now, table))} />
          <div className={styles['head']}>
            <Form.Item
              label={t('number')}
              htmlFor={`${id}-number`}
              extra={t('numberHint')}
              {...atFields('number')}
            >
              <Input
                id={`${id}-number`}
                value={draft.number}
                maxLength={60}
                required
                onChange={({ target }) => change((now) => ({ ...now, number: target.value }))}
              />
            </Form.Item>
            <Form.Item label={t('issuedOn')} htmlFor={`${id}-issued`} {...atFields('issuedOn')}>
              <Input
                id={`${id}-issued`}
                type="date"
                max={todayInShanghai()}
                value={draft.issuedOn}
                required
                onChange={({ target }) => change((now) => ({ ...now, issuedOn: target.value }))}
              />
            </Form.Item>
          </div>
          <HolidayRows
            holidays={draft.holidays}
            problems={problems}
            onChange={(holiday) => change((now) => withHoliday(now, holiday))}
            onRemove={(key) => change((now) => withoutHoliday(now, key))}
            onAdd={() => change(withAnother)}
          />
          {seen && !sound ? (
            <Notice meaning="veto" role="alert">
              {t('wrong', { count: seen.problems.length })}
            </Notice>
          ) : null}
          <Problem
            refusal={refusalOf(save.data?.setHolidayNotice) ?? refusalOf(preview.data)}
            error={save.error ?? preview.error}
          />
          <p className={styles['actions']}>
            <Button
              type={sound ? 'default' : 'primary'}
              htmlType="submit"
              loading={preview.isPending}
              disabled={rowsWithoutDays(draft).length > 0}
            >
              {t('check')}
            </Button>
            <Button onClick={() => onDone(false)}>{t('cancel')}</Button>
          </p>
        </Form>
      </Panel>
      {seen && sound ? (
        <>
          <Panel title={t('impact')}>
            <div className={styles['form']}>
              <Impact preview={seen} />
              <p className={styles['actions']}>
                <Button
                  type="primary"
                  autoFocus
                  loading={save.isPending}
                  onClick={() => save.mutate({ input: save.input })}
                >
                  {t('save')}
                </Button>
              </p>
            </div>
          </Panel>
          <Panel title={t('drawn', { year })}>
            <YearView months={yearMonths(year, calendarWith(told, sentOf(draft).input))} />
          </Panel>
        </>
      ) : null}
    </>
  )
}

/** What is filled in, and what was asked of the server about it; a change forgets the answers. */
function useNotice(told: ToldCalendar, year: number, onSaved: () => void) {
  const queryClient = useQueryClient()
  const [start] = useState(() =>
    draftOf(
      year,
      told.notices.find((notice) => notice.year === year),
    ),
  )
  const [draft, setDraft] = useState<Draft>(start)
  const [key] = useState(() => crypto.randomUUID())
  // Whoever changes the calendar meanwhile is not overwritten: this is what was seen when the form was opened.
  const [calendarVersion] = useState(told.version)
  const { input } = sentOf(draft)
  const preview = useMutation({
    mutationFn: async () => (await queryClient.fetchQuery(previewQuery(input))).previewHolidayNotice,
  })
  const set = gqlMutation(queryClient, setNoticeDocument, calendarOperations)
  const save = useMutation({
    mutationFn: set.mutationFn,
    onSuccess: async (answer) => {
      if (answer.setHolidayNotice.__typename !== 'WorkCalendarSet') return
      await set.onSuccess()
      onSaved()
    },
  })
  return {
    draft,
    changed: draft !== start,
    change: (next: (now: Draft) => Draft) => {
      preview.reset()
      save.reset()
      setDraft(next)
    },
    preview,
    check: () => preview.mutate(),
    save: Object.assign(save, { input: { ...input, calendarVersion, idempotencyKey: key } }),
  }
}

type Previewed = Awaited<ReturnType<ReturnType<typeof useNotice>['preview']['mutateAsync']>>
type Saved = Awaited<ReturnType<ReturnType<typeof useNotice>['save']['mutateAsync']>>

/** What is wrong, at its row or its field. */
function useProblems(draft: Draft, previewed: Previewed | undefined, saved: Saved | undefined) {
  const t = useNoticeTexts()
  const say = useBilingual()
  const seen = previewed?.__typename === 'HolidayNoticePreview' ? previewed : undefined
  const refused = refusalOf(saved?.setHolidayNotice)
  const told = [...(seen?.problems ?? []), ...(refused ? [refused] : [])]
  const { rows } = sentOf(draft)
  const problems = new Map<number, RowProblem[]>(
    rowsWithoutDays(draft).map((key) => [key, [{ part: 'from', words: t('withoutDays') }]]),
  )
  for (const { field, message } of told) {
    const at = rowOf(field, rows)
    if (at) problems.set(at.row, [...(problems.get(at.row) ?? []), { part: at.part, words: say(message) }])
  }
  const atFields = (name: string) => {
    const wrong = told.find(({ field }) => field === name)
    return wrong ? { validateStatus: 'error' as const, help: say(wrong.message) } : {}
  }
  return { problems, atFields, seen, sound: seen !== undefined && seen.problems.length === 0 }
}

/** The calendar as it would be: the server has found nothing wrong with the notice. */
function calendarWith(told: ToldCalendar, input: NoticeInput): WorkCalendar {
  const day = (text: unknown) => text as PlainDate
  const { notices } = calendarOf(told)
  const holidays = input.holidays.map(({ name, from, to, makeupWorkdays }) => ({
    name: holidayNameOf(name),
    from: day(from),
    to: day(to),
    makeupWorkdays: makeupWorkdays.map(day),
  }))
  return workCalendar([
    ...notices.filter(({ year }) => year !== input.year),
    { year: input.year, number: input.number, issuedOn: day(input.issuedOn), holidays },
  ])
}
