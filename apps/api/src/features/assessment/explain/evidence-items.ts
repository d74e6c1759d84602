import {
  type AccountFacts,
  deadlineWords,
  decideRectification,
  decideReply,
  type Evidence,
  type FindingFact,
  momentWords,
  type UnitFacts,
} from '@zhengmei/domain/assessment'
import { firstDayOfIsoWeek, type WorkCalendar } from '@zhengmei/domain/calendar'
import { addDays, type Bilingual, fromEpochDay, type Instant } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import type { Run } from '../run.js'
import type { RunRules } from '../scheme-of-run.js'
import { indicatorOf } from './indicator.js'

/** One piece of evidence in words, with the real thing behind it. */
export interface EvidenceItemRow {
  /** Place within the evidence, from 0. */
  readonly place: number
  readonly key: string
  readonly title: Bilingual
  readonly at: Instant | null
  readonly detail: Bilingual | null
  readonly url: string | null
  readonly steps: readonly Bilingual[]
}

/** What evidence is about. */
export interface EvidenceSubject {
  readonly run: Run
  readonly rules: RunRules
  /** The one the run was computed with. */
  readonly calendar: WorkCalendar
  readonly indicator: string
  readonly evidence: Evidence
  readonly unit: UnitFacts
  /** Null: evidence of a line of the unit. */
  readonly account: { readonly id: string; readonly facts: AccountFacts } | null
}

type Words = Omit<EvidenceItemRow, 'place' | 'key'>

const plainWords = (title: Bilingual, detail: Bilingual | null = null): Words => ({
  title,
  at: null,
  detail,
  url: null,
  steps: [],
})

const same = (text: string): Bilingual => ({ zh: text, en: text })

/** The pieces of evidence from place `from` on, at most `limit`: what counted is told by the frozen facts, texts and links by the tables. */
export async function evidenceItems(
  pool: Pool,
  subject: EvidenceSubject,
  from: number,
  limit: number,
): Promise<EvidenceItemRow[]> {
  const keys = subject.evidence.keys.slice(from, from + limit)
  const words = await wordsFor(pool, subject, keys)
  return keys.map((key, index) => ({ place: from + index, key, ...words(key) }))
}

async function wordsFor(
  pool: Pool,
  subject: EvidenceSubject,
  keys: readonly string[],
): Promise<(key: string) => Words> {
  switch (subject.evidence.kind) {
    case 'finding':
      return findingWords(pool, subject, keys)
    case 'message':
      return messageWords(pool, subject, keys)
    case 'week':
      return (key) => weekWords(subject, key)
    case 'month':
      return (key) => monthWords(subject, key)
    case 'originals':
      return originalsWords
    case 'inspection':
      return inspectionWords
    case 'commendation':
      return commendationWords
    case 'problems':
      return (key) => plainWords({ zh: `本单位问题数：${key}`, en: `Problems of the unit: ${key}` })
  }
}

async function findingWords(
  pool: Pool,
  { run, rules, calendar, indicator, unit, account }: EvidenceSubject,
  keys: readonly string[],
): Promise<(key: string) => Words> {
  const { rows } = await pool.query<{ code: string; note: string | null; evidence_url: string | null }>(
    'SELECT code, note, evidence_url FROM finding WHERE code = ANY($1)',
    [keys],
  )
  const texts = new Map(rows.map((row) => [row.code, row]))
  const facts = new Map([...unit.findings, ...(account?.facts.findings ?? [])].map((one) => [one.id, one]))
  const rule = rules.scheme.deductions.find((one) => one.indicator === indicator)
  return (key) => {
    const fact = facts.get(key)
    if (!fact) return plainWords(same(key))
    const text = texts.get(key)
    const steps =
      rule?.kind === 'late_rectification' && fact.notifiedAt !== null
        ? deadlineWords(
            decideRectification(
              rule.spec.workingDays,
              fact.notifiedAt,
              { doneAt: fact.rectifiedAt, cutoffAt: run.cutoffAt },
              calendar.isWorkingDay,
            ),
          )
        : []
    return {
      title: indicatorOf(rules, fact.indicator).title,
      at: fact.foundAt,
      detail: findingDetail(fact, text?.note ?? null),
      url: text?.evidence_url ?? null,
      steps,
    }
  }
}

const levelNames: Readonly<Record<FindingFact['level'], Bilingual>> = {
  state: { zh: '国家级', en: 'state' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
}

function findingDetail(fact: FindingFact, note: string | null): Bilingual {
  const level = levelNames[fact.level]
  const after = note === null ? '' : `：${note}`
  return {
    zh: `${level.zh}检查发现 ${fact.occurrences} 处${after}`,
    en: `found by the ${level.en}, ${fact.occurrences} time${fact.occurrences === 1 ? '' : 's'}${note === null ? '' : `: ${note}`}`,
  }
}

async function messageWords(
  pool: Pool,
  { run, rules, calendar, indicator, account }: EvidenceSubject,
  keys: readonly string[],
): Promise<(key: string) => Words> {
  const { rows } = await pool.query<{ external_id: string; text: string | null; reply: string | null }>(
    'SELECT external_id, text, reply FROM message_body WHERE account_id = $1 AND external_id = ANY($2)',
    [account?.id ?? null, keys],
  )
  const texts = new Map(rows.map((row) => [row.external_id, row]))
  const facts = new Map(account?.facts.slowEnquiries.map((one) => [one.externalId, one]))
  const rule = rules.scheme.deductions.find((one) => one.indicator === indicator)
  return (key) => {
    const fact = facts.get(key)
    const text = texts.get(key)?.text
    const title = text ? same(shortened(text)) : { zh: `留言 ${key}`, en: `Message ${key}` }
    if (!fact) return plainWords(title)
    const due = { doneAt: fact.repliedAt, cutoffAt: run.cutoffAt }
    return {
      title,
      at: fact.receivedAt,
      detail:
        fact.repliedAt === null
          ? { zh: '未答复', en: 'not replied' }
          : { zh: `${momentWords(fact.repliedAt)} 答复`, en: `replied ${momentWords(fact.repliedAt)}` },
      url: null,
      steps:
        rule?.kind === 'late_reply'
          ? deadlineWords(decideReply(rule.spec, fact.receivedAt, due, calendar.isWorkingDay))
          : [],
    }
  }
}

const longestTitle = 80

function shortened(text: string): string {
  const signs = [...text.trim()]
  return signs.length <= longestTitle ? signs.join('') : `${signs.slice(0, longestTitle - 1).join('')}…`
}

function weekWords({ account }: EvidenceSubject, key: string): Words {
  const [year, week] = key.split('-W').map(Number)
  const monday = fromEpochDay(firstDayOfIsoWeek(year ?? 0, week ?? 0))
  const sunday = addDays(monday, 6)
  const posts = account?.facts.weekPosts[(week ?? 0) - 1] ?? 0
  return plainWords(
    {
      zh: `${year} 年第 ${week} 周（${monday} 至 ${sunday}）`,
      en: `Week ${week} of ${year} (${monday} to ${sunday})`,
    },
    postsWords(posts),
  )
}

function monthWords({ account }: EvidenceSubject, key: string): Words {
  const [year, month] = key.split('-').map(Number)
  const posts = account?.facts.monthPosts[(month ?? 0) - 1] ?? 0
  return plainWords({ zh: `${year} 年 ${month} 月`, en: key }, postsWords(posts))
}

const postsWords = (posts: number): Bilingual => ({
  zh: `发布 ${posts} 条`,
  en: `${posts} post${posts === 1 ? '' : 's'}`,
})

function originalsWords(key: string): Words {
  const [count, target] = key.split('/')
  return plainWords({ zh: `原创 ${count} 条，应有 ${target} 条`, en: `${count} original posts of ${target}` })
}

function inspectionWords(key: string): Words {
  const [level, on, ...account] = key.split(':')
  const name = levelNames[level as FindingFact['level']] ?? same(level ?? '')
  return plainWords(
    { zh: `${on} ${name.zh}检查不合格`, en: `Unqualified in the inspection by the ${name.en} of ${on}` },
    { zh: `账号 ${account.join(':')}`, en: `account ${account.join(':')}` },
  )
}

function commendationWords(key: string): Words {
  const [level, on, ...title] = key.split(':')
  return plainWords(
    same(title.join(':')),
    level === 'superior'
      ? { zh: `${on}，上级表彰`, en: `${on}, by superiors` }
      : { zh: `${on}，本级表彰`, en: `${on}, local` },
  )
}
