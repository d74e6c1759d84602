import { expect, it } from 'vitest'
import { judge } from './check-advisories.mjs'
import { isAllowed } from './check-licences.mjs'

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(GPL-3.0-only AND MIT)', false],
  ['(Apache-2.0 AND BSD-3-Clause)', true],
  ['GPL-3.0-only', false],
  ['AGPL-3.0', false],
  ['UNLICENSED', false],
  ['', false],
])('a package under %j may be used: %s', (licence, expected) => {
  expect(isAllowed(licence)).toBe(expected)
})

const advisory = (severity: string) =>
  `npm warn something\n${JSON.stringify({ advisories: { 1: { severity, module_name: 'left', title: 'bad', url: 'https://x' } } })}\n`

it.each([
  ['nothing known', '{"advisories":{},"metadata":{}}', true, undefined],
  ['a moderate one', advisory('moderate'), true, undefined],
  ['a high one', advisory('high'), false, undefined],
  ['a critical one', advisory('critical'), false, undefined],
  ['no network', 'ERR_PNPM_META_FETCH_FAIL', true, /skipped/],
  ['a registry without a list', 'Error: { responded with 405 }', true, /skipped/],
  ['nothing at all', '', true, /skipped/],
])('advisories: %s', (_, output, ok, note) => {
  const judged = judge(output)
  expect(judged.ok).toBe(ok)
  if (note === undefined) expect(judged.note).toBeUndefined()
  else expect(judged.note).toMatch(note)
})
