import type {
  AccountFacts,
  CommendationFact,
  EnquiryFact,
  FindingFact,
  InspectionFact,
  UnitFacts,
} from '@zhengmei/domain/assessment'
import { fromEpochDay, type Instant, type PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { copyTo } from '../../../platform/db/index.js'
import { BinaryRows } from './binary-rows.js'

/** A unit's frozen facts and who they belong to. */
export interface FrozenUnit {
  readonly unitNo: number
  readonly orgId: string
  readonly facts: UnitFacts
  /** Ids of the accounts, in the order of `facts.accounts`. */
  readonly accountIds: readonly string[]
}

interface FrozenAccount {
  readonly id: string
  readonly facts: AccountFacts
}

/** Reads the units `from` … `to - 1` of a run, by code, their accounts by code. */
export async function readFrozenUnits(
  client: ClientBase,
  runNo: number,
  from: number,
  to: number,
): Promise<readonly FrozenUnit[]> {
  return [...(await receiveUnits(client, runNo, from, to))]
}

/** Units received at once: enough to make round trips cheap. */
const unitsAtATime = 500

/**
 * The units `from` … `to - 1` of a run by code, some at a time; while some are worked on, the next are on their way. Each unit is
 * made of its bytes when it is its turn: nothing lives longer than it is needed, which is what collecting garbage costs.
 */
export async function* frozenUnits(
  client: ClientBase,
  runNo: number,
  from: number,
  to: number,
): AsyncGenerator<Iterable<FrozenUnit>> {
  let next = receive(from)
  for (let at = from; at < to; at += unitsAtATime) {
    const units = await next
    next = receive(at + unitsAtATime)
    yield units
  }

  function receive(at: number): Promise<Iterable<FrozenUnit>> {
    const end = Math.min(at + unitsAtATime, to)
    const receiving = at < end ? receiveUnits(client, runNo, at, end) : Promise.resolve([])
    // Whoever stops early doesn't wait for it.
    receiving.catch(() => undefined)
    return receiving
  }
}

async function receiveUnits(
  client: ClientBase,
  runNo: number,
  from: number,
  to: number,
): Promise<Iterable<FrozenUnit>> {
  const range = `run_no = ${runNo} AND unit_no >= ${from} AND unit_no < ${to}`
  const accounts = await receive(
    client,
    `SELECT unit_no, account_id, code, platform, live_on, closed_on, week_posts, month_posts, originals,
       gaps, enquiries, findings
     FROM run_account_facts WHERE ${range} ORDER BY unit_no`,
  )
  const units = await receive(
    client,
    `SELECT unit_no, org_id, code, category, findings, commendations, inspections
     FROM run_unit_facts WHERE ${range} ORDER BY unit_no`,
  )
  return readUnits(new BinaryRows(units), new BinaryRows(accounts))
}

async function receive(client: ClientBase, query: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of copyTo(client, `COPY (${query}) TO STDOUT (FORMAT binary)`)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Both are in the order of units. */
function* readUnits(rows: BinaryRows, accounts: BinaryRows): Generator<FrozenUnit> {
  let accountsOf = accounts.next() ? accounts.integer() : null
  while (rows.next()) {
    const unitNo = rows.integer()
    const own: FrozenAccount[] = []
    while (accountsOf === unitNo) {
      own.push({ id: accounts.uuid(), facts: accountFacts(accounts) })
      accountsOf = accounts.next() ? accounts.integer() : null
    }
    // Most units have one account or two; sorting one makes garbage for nothing.
    if (own.length > 1) own.sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1))
    yield {
      unitNo,
      orgId: rows.uuid(),
      facts: {
        code: rows.text(),
        category: rows.text(),
        findings: rows.records(finding),
        commendations: rows.records(commendation),
        inspections: rows.records(inspection),
        accounts: own.map((account) => account.facts),
      },
      accountIds: own.map((account) => account.id),
    }
  }
  if (accountsOf !== null) throw new Error(`frozen accounts of a unit ${accountsOf} that isn't frozen`)
}

/** The fields are read in the order in which they are written here. */
const accountFacts = (rows: BinaryRows): AccountFacts => ({
  id: rows.text(),
  platform: rows.text(),
  liveOn: dayOf(rows.epochDay()) as PlainDate,
  closedOn: dayOf(rows.epochDay()),
  weekPosts: rows.smallints(),
  monthPosts: rows.smallints(),
  originals: rows.integer(),
  gaps: rows.records(gap),
  slowEnquiries: rows.records(enquiry),
  findings: rows.records(finding),
})

const gap = (rows: BinaryRows): AccountFacts['gaps'][number] => ({
  fromOn: dayOf(rows.field().epochDay()) as PlainDate,
  toOn: dayOf(rows.field().epochDay()) as PlainDate,
})

const enquiry = (rows: BinaryRows): EnquiryFact => ({
  externalId: rows.field().text(),
  receivedAt: rows.field().instant() as Instant,
  repliedAt: rows.field().instant() as Instant | null,
})

const finding = (rows: BinaryRows): FindingFact => ({
  id: rows.field().text(),
  indicator: rows.field().text(),
  level: rows.field().text() as FindingFact['level'],
  occurrences: rows.field().integer(),
  foundAt: rows.field().instant() as Instant,
  notifiedAt: rows.field().instant() as Instant | null,
  rectifiedAt: rows.field().instant() as Instant | null,
})

const commendation = (rows: BinaryRows): CommendationFact => ({
  awardedOn: dayOf(rows.field().epochDay()) as PlainDate,
  level: rows.field().text() as CommendationFact['level'],
  title: rows.field().text(),
})

const inspection = (rows: BinaryRows): InspectionFact => ({
  accountId: rows.field().text(),
  level: rows.field().text() as InspectionFact['level'],
  inspectedOn: dayOf(rows.field().epochDay()) as PlainDate,
  result: rows.field().text() as InspectionFact['result'],
})

/** Most accounts share few days of opening: the texts are made once. */
const days = new Map<number, PlainDate>()
const mostDays = 20_000

function dayOf(epochDay: number | null): PlainDate | null {
  if (epochDay === null) return null
  const known = days.get(epochDay)
  if (known !== undefined) return known
  if (days.size >= mostDays) days.clear()
  const date = fromEpochDay(epochDay)
  days.set(epochDay, date)
  return date
}
