import { UploadOutlined } from '@ant-design/icons'
import { type HolidayTable, holidayTableTemplate, readHolidayTable } from '@zhengmei/domain/calendar'
import { Button, Form, Input } from 'antd'
import { useId, useRef, useState } from 'react'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import styles from './notice-form.module.css'
import { mostBytes, textOf } from './table-text'
import { useNoticeTexts } from './texts'

const template = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${holidayTableTemplate}`)}`

/** A table of the days, pasted or from a file; what is read of it fills the rows. */
export function TableSource({ year, onRead }: { year: number; onRead: (table: HolidayTable) => void }) {
  const t = useNoticeTexts()
  const id = useId()
  const chooser = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const table = text === '' ? null : readHolidayTable(text, year)
  const take = (next: string) => {
    setText(next)
    if (next !== '') onRead(readHolidayTable(next, year))
  }
  const choose = async (file: File | undefined) => {
    setTooLarge(file !== undefined && file.size > mostBytes)
    if (file && file.size <= mostBytes) take(await textOf(file))
  }
  return (
    <div className={styles['source']}>
      <p className={styles['ways']}>
        <Button icon={<UploadOutlined aria-hidden />} onClick={() => chooser.current?.click()}>
          {t('chooseFile')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.txt,.tsv,.ics"
          className="visually-hidden"
          aria-label={t('chooseFile')}
          tabIndex={-1}
          onChange={({ target }) => {
            void choose(target.files?.[0])
            target.value = ''
          }}
        />
        <a href={template} download={t('templateName')}>
          {t('template')}
        </a>
        <span>{t('fileHint')}</span>
      </p>
      <Form.Item label={t('paste')} htmlFor={id}>
        <Input.TextArea
          id={id}
          value={text}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('pasteHint')}
          onChange={({ target }) => take(target.value)}
        />
      </Form.Item>
      {tooLarge ? (
        <Notice meaning="veto" role="alert">
          {t('tooLarge')}
        </Notice>
      ) : null}
      {table ? <Read table={table} year={year} /> : null}
    </div>
  )
}

const mostTold = 5

function Read({ table, year }: { table: HolidayTable; year: number }) {
  const t = useNoticeTexts()
  const say = useBilingual()
  const { holidays, otherYears, problems } = table
  const makeup = holidays.flatMap(({ makeupWorkdays }) => makeupWorkdays).length
  return (
    <Notice meaning={problems.length > 0 || holidays.length === 0 ? 'deadline' : 'bonus'} role="status">
      <p>
        {holidays.length === 0 ? t('noneRead', { year }) : t('read', { holidays: holidays.length, makeup })}
        {otherYears.length > 0 ? ` ${t('otherYears', { years: otherYears.join('、') })}` : ''}
      </p>
      {problems.slice(0, mostTold).map(({ line, message }) => (
        <p key={line}>{t('line', { line, message: say(message) })}</p>
      ))}
      {problems.length > mostTold ? <p>{t('moreLines', { count: problems.length - mostTold })}</p> : null}
    </Notice>
  )
}
