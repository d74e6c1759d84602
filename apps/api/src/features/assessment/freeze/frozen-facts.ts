import { hash } from 'node:crypto'
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
import { copyRows } from '../../../platform/db/index.js'
import { BinaryRows } from './binary-rows.js'

/** A unit's frozen facts and who they belong to. */
export interface FrozenUnit {
  readonly unitNo: number
  readonly orgId: string
  readonly facts: UnitFacts
  /** Ids of the accounts, in the order of `facts.accounts`. */
  readonly accountIds: readonly string[]
  /** SHA-256 of the facts as they are stored, without internal ids, hexadecimal: the same on every database. */
  readonly digest: string
}

/** What is read of a unit, in this order. */
export const unitFields = 'unit_no, org_id, code, category, findings, commendations, inspections'

/** What is read of an account, in this order. */
export const accountFields =
  'unit_no, account_id, code, platform, live_on, closed_on, week_posts, month_posts, originals, gaps, enquiries, findings'

/** Reads the units `from` … `to - 1` of a run, by code, their accounts by code. */
export async function readFrozenUnits(
  client: ClientBase,
  runNo: number,
  from: number,
  to: number,
): Promise<readonly FrozenUnit[]> {
  const read: FrozenUnit[] = []
  for await (const units of frozenUnits(client, runNo, from, to)) read.push(...units)
  return read
}

/** The units `from` … `to - 1` of a run by code, some at a time; see {@link unitsOf}. */
export async function* frozenUnits(
  client: ClientBase,
  runNo: number,
  from: number,
  to: number,
): AsyncGenerator<Iterable<FrozenUnit>> {
  const range = `WHERE run_no = ${runNo} AND unit_no >= ${from} AND unit_no < ${to} ORDER BY unit_no`
  const units = await wholeOf(copyRows(client, `SELECT ${unitFields} FROM run_unit_facts ${range}`))
  yield* unitsOf(units, copyRows(client, `SELECT ${accountFields} FROM run_account_facts ${range}`))
}

/** All of what is received, at once. */
export async function wholeOf(blocks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const block of blocks) all.push(block)
  return Buffer.concat(all)
}

/**
 * Puts units together from their rows and their accounts', both in the order of units, as the accounts arrive. Each unit is made of
 * its bytes when it is its turn: nothing lives longer than it is needed, which is what collecting garbage costs. Each piece must be
 * read to its end before the next.
 */
export async function* unitsOf(
  unitRows: Buffer,
  accounts: AsyncIterable<Buffer>,
): AsyncGenerator<Iterable<FrozenUnit>> {
  const assembly = new Assembly(new BinaryRows(unitRows))
  for await (const block of accounts) yield assembly.add(new BinaryRows(block))
  yield assembly.rest()
}

interface FrozenAccount {
  readonly id: string
  readonly facts: AccountFacts
  readonly bytes: Buffer
}

class Assembly {
  readonly #units: BinaryRows
  /** The unit whose accounts are coming in. */
  #unitNo = -1
  #accounts: FrozenAccount[] = []

  constructor(units: BinaryRows) {
    this.#units = units
  }

  /** The units that are complete by now. */
  *add(rows: BinaryRows): Generator<FrozenUnit> {
    while (rows.next()) {
      const unitNo = rows.integer()
      if (unitNo !== this.#unitNo) {
        if (this.#accounts.length > 0) yield* this.#complete()
        this.#unitNo = unitNo
      }
      const id = rows.uuid()
      const from = rows.position
      const facts = accountFacts(rows)
      this.#accounts.push({ id, facts, bytes: rows.bytesFrom(from) })
    }
  }

  *rest(): Generator<FrozenUnit> {
    if (this.#accounts.length > 0) yield* this.#complete()
    while (this.#units.next()) yield this.#unit(this.#units.integer(), [])
  }

  /** Units up to the one whose accounts have come in. Only one that was tampered with has none. */
  *#complete(): Generator<FrozenUnit> {
    const accounts = this.#accounts
    this.#accounts = []
    while (this.#units.next()) {
      const unitNo = this.#units.integer()
      if (unitNo !== this.#unitNo) yield this.#unit(unitNo, [])
      else {
        yield this.#unit(unitNo, accounts)
        return
      }
    }
    throw new Error(`frozen accounts of a unit ${this.#unitNo} that isn't frozen`)
  }

  #unit(unitNo: number, accounts: FrozenAccount[]): FrozenUnit {
    const rows = this.#units
    // Most units have one account or two; sorting one makes garbage for nothing.
    if (accounts.length > 1) accounts.sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1))
    const orgId = rows.uuid()
    const from = rows.position
    const facts: UnitFacts = {
      code: rows.text(),
      category: rows.text(),
      findings: rows.records(finding),
      commendations: rows.records(commendation),
      inspections: rows.records(inspection),
      accounts: accounts.map((account) => account.facts),
    }
    return {
      unitNo,
      orgId,
      facts,
      accountIds: accounts.map((account) => account.id),
      digest: digestOfBytes(rows.bytesFrom(from), accounts),
    }
  }
}

/** The bytes to digest lie together here: one call for each unit, and no garbage. */
let together = Buffer.allocUnsafe(65_536)

function digestOfBytes(unit: Buffer, accounts: readonly FrozenAccount[]): string {
  let length = unit.length
  for (const { bytes } of accounts) length += bytes.length
  if (length > together.length) together = Buffer.allocUnsafe(2 * length)
  together.set(unit)
  let at = unit.length
  for (const { bytes } of accounts) {
    together.set(bytes, at)
    at += bytes.length
  }
  return hash('sha256', together.subarray(0, length), 'hex')
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
