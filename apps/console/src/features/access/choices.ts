import { type Action, actionTitles } from '@zhengmei/domain/identity'
import type { Bilingual } from '../../ui/language'
import type { ActionName } from './operations'

/** Something that can be done, as the API names it, in words. */
export interface ActionChoice {
  readonly value: ActionName
  readonly title: Bilingual
}

/** Everything that the table of policies speaks of. */
export const actionChoices: readonly ActionChoice[] = Object.entries(actionTitles).map(([action, title]) => ({
  value: (action as Action).toUpperCase().replaceAll('.', '_') as ActionName,
  title,
}))

/** What the address asks for; without a word of it, or with one that isn't any: seeing the assessments. */
export function actionChoice(asked: string | undefined): ActionChoice {
  const found = actionChoices.find(({ value }) => value === (asked ?? 'RUN_READ')) ?? actionChoices[0]
  if (!found) throw new Error('there is nothing to do')
  return found
}
