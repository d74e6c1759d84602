import { expect, it } from 'vitest'
import { jobTitleChoices, roleChoices } from './choices'

it('choices are named as the API names them', () => {
  expect(roleChoices.map(({ value }) => value)).toContain('SECURITY_ADMINISTRATOR')
  expect(jobTitleChoices.map(({ value }) => value)).toContain('EDITOR_IN_CHIEF')
})
