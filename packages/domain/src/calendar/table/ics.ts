import { addDays } from '../../kernel/index.js'
import { type DayRow, readArrangement, readDay, type TableProblem, type TableRead } from './day-row.js'

interface Event {
  readonly line: number
  readonly fields: ReadonlyMap<string, string>
}

/** Whether a text is a calendar file (RFC 5545). */
export const isIcs = (text: string): boolean => /^\s*BEGIN:VCALENDAR/i.test(text)

/**
 * Reads the events of a calendar file: whole days whose title says 休 or 班, as the files do that are passed round. Events that say
 * neither are no part of a notice and passed over.
 */
export function readIcs(text: string): TableRead {
  const rows: DayRow[] = []
  const problems: TableProblem[] = []
  for (const { line, fields } of eventsOf(text)) {
    const title = fields.get('SUMMARY') ?? ''
    const off = readArrangement(title)
    if (off === null) continue
    const from = readDay((fields.get('DTSTART') ?? '').slice(0, 8))
    const until = readDay((fields.get('DTEND') ?? '').slice(0, 8))
    if (from === null) problems.push({ line, message: noStart })
    // The end of an event of whole days is the day after its last.
    else
      rows.push({
        line,
        from,
        to: until === null || until <= from ? from : addDays(until, -1),
        off,
        name: nameIn(title),
      })
  }
  return { rows, problems }
}

/** What is left of "春节（休）", "春节假期 第1天/共8天", "国庆节 补班". */
const nameIn = (title: string): string =>
  title
    .replace(/[（(【[].*?[）)】\]]/g, '')
    .replace(/第\s*\d+\s*天.*$/, '')
    .replace(/(调休)?(补班|上班|放假|假期|休息|补休|休|班)/g, '')
    .replace(/[\s:：·-]+$/, '')
    .trim()

function eventsOf(text: string): Event[] {
  const events: Event[] = []
  let fields: Map<string, string> | null = null
  let line = 0
  // A line that begins with a space goes on with the one before; "\n" within stands for itself.
  for (const [index, written] of text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^BEGIN:VEVENT/i.test(written)) {
      fields = new Map()
      line = index + 1
    } else if (/^END:VEVENT/i.test(written) && fields) {
      events.push({ line, fields })
      fields = null
    } else if (fields) {
      const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/i.exec(written) ?? []
      if (name && value !== undefined) fields.set(name.toUpperCase(), value)
    }
  }
  return events
}

const noStart = { zh: '日程没有开始日期', en: 'The event has no day on which it begins' }
