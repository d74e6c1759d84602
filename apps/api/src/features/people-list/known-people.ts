import { liesWithin, normalLogin, wholeForest } from '@zhengmei/domain/identity'
import type { KnownPeople, KnownPerson, KnownUnit, PeopleRows } from '@zhengmei/domain/people'
import type { ClientBase } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { appointmentsHeldBy } from '../identity/index.js'

interface PersonRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly disabled: boolean
  readonly home: KnownPerson['home']
}

/**
 * What is stored of everything that the rows name, within a subtree. The people are locked: until the transaction's end
 * nobody edits, appoints or disables them.
 */
export async function knownPeople(
  client: ClientBase,
  scope: string,
  { people, appointments }: PeopleRows,
): Promise<KnownPeople> {
  const logins = [...people, ...appointments].map(({ cells }) => normalLogin(cells.login))
  const codes = [...people, ...appointments].map(({ cells }) => cells.unit_code)
  return {
    units: await unitsByCode(client, scope, [...new Set(codes)]),
    people: await peopleByLogin(client, scope, [...new Set(logins)]),
  }
}

async function unitsByCode(
  client: ClientBase,
  scope: string,
  codes: readonly string[],
): Promise<Map<string, KnownUnit>> {
  const { rows } = await client.query<KnownUnit & { code: string }>(
    `select o.id, o.code, o.path, o.abolished_on is not null as ended from org o where o.code = any($3::text[]) and ${subtreeCondition('o.path', 1)}`,
    [...subtreeBounds(scope), codes],
  )
  return new Map(rows.map(({ code, ...unit }) => [code, unit]))
}

async function peopleByLogin(
  client: ClientBase,
  scope: string,
  logins: readonly string[],
): Promise<Map<string, KnownPerson>> {
  await client.query('select id from person where login = any($1::text[]) order by id for update', [logins])
  const { rows } = await client.query<PersonRow>(
    `select p.id, p.login, p.name, p.disabled_at is not null as disabled,
       case when h.id is not null then jsonb_build_object('id', h.id, 'code', h.code, 'path', h.path) end as home
     from person p left join lateral named_org(p.home_org_id) h on true where p.login = any($1::text[])`,
    [logins],
  )
  const held = Map.groupBy(
    await appointmentsHeldBy(
      client,
      rows.map(({ id }) => id),
    ),
    ({ personId }) => personId,
  )
  return new Map(
    rows.map(({ login, ...person }) => {
      const theirs = held.get(person.id) ?? []
      const places = [...theirs.map(({ nodePath }) => nodePath), ...(person.home ? [person.home.path] : [])]
      const visible = scope === wholeForest || places.some((path) => liesWithin(path, scope))
      return [login, { ...person, held: theirs, visible }]
    }),
  )
}
