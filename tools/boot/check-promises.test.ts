import { expect, it } from 'vitest'
import { brokenPromises } from './check-promises.mjs'

const page = (...rows: string[]) =>
  `# Security\n\n## Promises and tests\n\n| | promise | test |\n|---|---|---|\n${rows.join('\n')}\n`
const files: Readonly<Record<string, string>> = { 'a.test.ts': "it('holds', …); it('holds also', …)" }
const sourceOf = (path: string) => files[path] ?? null

it.each<[string, string, string[]]>([
  ['a test that is there', page('| 1 | One | `a.test.ts` “holds” |'), []],
  ['two tests', page('| | One | `a.test.ts` “holds”, `a.test.ts` “holds also” |'), []],
  ['a row without a test', page('| 1 | One | some day |'), ['no test: | 1 | One | some day |']],
  ['a file that is gone', page('| 1 | One | `b.test.ts` “holds” |'), ['b.test.ts is not there']],
  ['a test that was renamed', page('| 1 | One | `a.test.ts` “held” |'), ['a.test.ts has no “held”']],
  ['a page without a table', '# Security', ['no promises were found']],
])('promises: %s', (_, text, expected) => expect(brokenPromises(text, sourceOf)).toEqual(expected))
