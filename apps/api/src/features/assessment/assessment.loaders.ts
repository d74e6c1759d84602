import { Action } from '@zhengmei/domain/identity'
import { withClient } from '../../platform/db/index.js'
import { defineLoader, inOrderOf, type RequestContext } from '../../platform/graphql/index.js'
import { type FrozenUnit, readFrozenUnits } from './freeze/frozen-facts.js'
import type { Run } from './run.js'
import { findRuns, isVisibleFrom } from './run.repository.js'
import { readStoredUnits, type StoredUnit } from './score/stored-scores.js'

/** A run that the viewer may see, by id, else null. */
export const runById = defineLoader<string, Run | null>(async (context, ids) => {
  const scope = context.scopeFor(Action.readRuns)
  const runs = (await findRuns(context.pool, ids)).filter((run) => isVisibleFrom(scope, run))
  return inOrderOf(ids, runs, (run) => run.id)
})

/** A unit of a run, by its number in it. */
export interface UnitKey {
  readonly runNo: number
  readonly unitNo: number
}

const nameOf = ({ runNo, unitNo }: UnitKey): string => `${runNo} ${unitNo}`

async function byRun<T>(
  keys: readonly UnitKey[],
  read: (runNo: number, unitNos: readonly number[]) => Promise<readonly T[]>,
  unitNoOf: (value: T) => number,
): Promise<T[]> {
  const found = new Map<string, T>()
  for (const [runNo, own] of Map.groupBy(keys, (key) => key.runNo)) {
    const units = await read(
      runNo,
      own.map((key) => key.unitNo),
    )
    for (const unit of units) found.set(nameOf({ runNo, unitNo: unitNoOf(unit) }), unit)
  }
  return keys.map((key) => {
    const unit = found.get(nameOf(key))
    if (unit === undefined) throw new Error(`run ${key.runNo} has no unit ${key.unitNo}`)
    return unit
  })
}

/** A unit's whole result: accounts, lines, unknowns. */
export const storedUnitOf = defineLoader<UnitKey, StoredUnit>(
  (context, keys) =>
    byRun(
      keys,
      (runNo, unitNos) => readStoredUnits(context.pool, runNo, unitNos),
      (unit) => unit.unitNo,
    ),
  nameOf,
)

/** A unit's frozen facts; `runNo` is that of the run which froze them. */
export const frozenUnitOf = defineLoader<UnitKey, FrozenUnit>(
  (context, keys) =>
    byRun(
      keys,
      (runNo, unitNos) => frozen(context, runNo, unitNos),
      (unit) => unit.unitNo,
    ),
  nameOf,
)

/** Evidence is opened unit by unit, so each is read by itself. */
const frozen = (context: RequestContext, runNo: number, unitNos: readonly number[]): Promise<FrozenUnit[]> =>
  withClient(context.pool, async (client) => {
    const units: FrozenUnit[] = []
    for (const unitNo of unitNos) units.push(...(await readFrozenUnits(client, runNo, unitNo, unitNo + 1)))
    return units
  })
