import { Action, checkName } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import { type Edited, type RequestContext, versionConflict } from '../../../platform/graphql/index.js'
import { livingUnit } from '../../org/index.js'
import { holdToAdminister } from './person-to-change.js'

/** What of a person to change; absent fields stay. */
export interface PersonEdit {
  readonly personId: string
  /** The version that was seen. */
  readonly version: number
  readonly name?: string | null
  readonly organisationId?: string | null
}

/**
 * Changes a person's name or unit.
 *
 * @returns the person's id; refusals `person/not-found`, `person/beyond-your-scope`, `person/bad-name`,
 *   `organisation/not-found`, `organisation/abolished`; both sides when it was edited meanwhile.
 */
export async function editPerson(
  context: RequestContext,
  input: PersonEdit,
): Promise<Edited<{ readonly personId: string }>> {
  const name: Result<string | null> = input.name == null ? ok(null) : checkName(input.name)
  if (!name.ok) return name
  if (input.organisationId != null) {
    const home = await livingUnit(context, Action.editPeople, input.organisationId)
    if (!home.ok) return home
  }
  return withEntities(context.database, async (em, client) => {
    const held = await holdToAdminister(context, em, client, Action.editPeople, input.personId)
    if (!held.ok) return held
    const { entity } = held.value
    const before = { name: entity.name, organisationId: entity.homeOrgId ?? null }
    const conflict = versionConflict({
      yourVersion: input.version,
      currentVersion: entity.version,
      yours: { name: name.value ?? undefined, organisationId: input.organisationId ?? undefined },
      current: before,
    })
    if (conflict) return conflict
    entity.name = name.value ?? entity.name
    entity.homeOrgId = input.organisationId ?? entity.homeOrgId ?? null
    const after = { name: entity.name, organisationId: entity.homeOrgId ?? null }
    if (JSON.stringify(before) === JSON.stringify(after)) return ok({ personId: entity.id })
    await em.flush()
    await record(client, context.actor, {
      action: 'person.edit',
      objectType: 'person',
      objectId: entity.id,
      before,
      after,
    })
    return ok({ personId: entity.id })
  })
}
