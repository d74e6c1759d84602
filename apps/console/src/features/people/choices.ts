import { everyRole, type JobTitle, jobTitles, type Role, roleTitles } from '@zhengmei/domain/identity'
import type { Bilingual } from '../../ui/language'
import type { JobTitleName, PersonState, RoleName } from './operations'

/** A value as the API names it, with its title. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly title: Bilingual
}

/** All roles, the highest first. */
export const roleChoices: readonly Choice<RoleName>[] = everyRole.map((role: Role) => ({
  value: role.toUpperCase() as RoleName,
  title: roleTitles[role],
}))

export const jobTitleChoices: readonly Choice<JobTitleName>[] = Object.entries(jobTitles).map(
  ([value, title]) => ({ value: (value as JobTitle).toUpperCase() as JobTitleName, title }),
)

export const personStates: readonly PersonState[] = ['ACTIVE', 'INVITED', 'DISABLED']
