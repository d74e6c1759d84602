import {
  checkRegistration,
  type Platform,
  type RegistrationFinding,
  type Twin,
} from '@zhengmei/domain/account'
import { ok, type PlainDate, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { OrgKind } from '@zhengmei/domain/org'
import type { EffectiveRulebook } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool } from 'pg'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { namedOrgById, type OrgRow } from '../../org/index.js'
import { openAccountsOf } from './registry.repository.js'

/** An account as it would stand. */
export interface Draft {
  readonly host: OrgRow
  readonly platform: Platform
  readonly name: string
  readonly certifiedSubject: string | null
  /** Absent while it isn't registered. */
  readonly accountId?: string | undefined
  readonly exemptFrom: ReadonlySet<string>
  /** Absent where only what forbids is looked for. */
  readonly twins?: readonly Twin[]
}

/** What the rules in force at its host find about a draft. */
export async function findingsOn(
  connection: Pool | ClientBase,
  rules: EffectiveRulebook,
  draft: Draft,
  today: PlainDate,
): Promise<readonly RegistrationFinding[]> {
  const others = await openAccountsOf(connection, draft.host.id, today)
  return checkRegistration(rules, {
    ...draft,
    others: others.filter((other) => other.id !== draft.accountId),
  })
}

/** A finding that forbids, as the refusal of what was asked for: `account/host-barred`, `account/person-subject`, `account/one-per-platform`. */
export function forbidden(findings: readonly RegistrationFinding[]): Refusal | null {
  const found = findings.find(({ tier }) => tier === 'forbid')
  if (!found?.code) return null
  return { code: found.code, field: found.field, message: found.message }
}

const noSuchOperator: Refusal = {
  code: 'account/no-such-operator',
  field: 'operatorId',
  message: { zh: '没有这个第三方运营机构', en: 'There is no such third-party operator' },
}

/**
 * An empty text stands for none.
 *
 * @returns the id of an operator; refusal `account/no-such-operator` for whatever is none.
 */
export async function checkOperator(context: RequestContext, typed: string): Promise<Result<string | null>> {
  if (typed === '') return ok(null)
  const operator = isUuid(typed) ? await context.load(namedOrgById, typed) : null
  return operator?.kind === OrgKind.operator ? ok(operator.id) : refused(noSuchOperator)
}
