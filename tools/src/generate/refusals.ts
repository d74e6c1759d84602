import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A refusal as it stands in the code: placeholders of its texts are shown as …. */
export interface WrittenRefusal {
  readonly code: string
  readonly zh: string
  readonly en: string
}

const codeInSource = /'([a-z][a-z0-9-]*\/[a-z][a-z0-9-]*)'/g
/** A Chinese text and the English one after it. */
const bothTexts =
  /(['`])((?:(?!\1).)*\p{Script=Han}(?:(?!\1).)*)\1,\s*(?:en:\s*)?(?:'([^']*)'|`([^`]*)`|"([^"]*)")/u
/** How far from its code a text stands. */
const nearBy = 700
const contentTypes = /^(text|application|image|multipart)\//

/**
 * The refusals in sources, by code: each where its code and its texts first stand together.
 *
 * @param sources texts of source files.
 */
export function refusalsIn(sources: readonly string[]): WrittenRefusal[] {
  const found = new Map<string, WrittenRefusal>()
  for (const source of sources) {
    const codes = [...source.matchAll(codeInSource)]
    codes.forEach((match, index) => {
      const [quoted, code = ''] = match
      const begin = match.index + quoted.length
      const end = Math.min(codes[index + 1]?.index ?? source.length, begin + nearBy)
      const texts = bothTexts.exec(source.slice(begin, end))
      if (!texts || found.has(code) || contentTypes.test(code)) return
      found.set(code, { code, zh: shown(texts[2]), en: shown(texts[3] ?? texts[4] ?? texts[5]) })
    })
  }
  return [...found.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
}

const shown = (text = '') => text.replaceAll(/\$\{[^}]*\}/g, '…').replaceAll('|', '\\|')

const heading = `# 拒绝代码 / Refusals

由代码生成，请勿手工修改：npm run generate / Made from code; don't edit: npm run generate

Every refusal has a stable code \`area/reason\` and what to tell people in both languages; where it is about one input it names the field. It stands as
\`Refusal\` in the answer of a mutation, or in \`errors[].extensions\` (\`code\`, \`messages\`, \`field\`) when a request can't be answered at all. An edit of an old
version gets \`VersionConflict\` (\`version/conflict\`) with both sides. \`dataset/…\` are also the reasons of single rows, \`rulebook/…\` those of single
statements; \`oidc/…\` stand in the address to which a sign-in at the identity provider comes back.

| code | 中文 | English |
|---|---|---|
`

/** Codes that are put together when the product runs: no page could list them, so there may be none. */
export const composedCodes = (source: string): string[] =>
  [...source.matchAll(/`[a-z][a-z0-9-]*\/\$\{[^`]*`/g)].map(([text]) => text)

/** Sources without tests in these folders, by their names. */
export function sourcesIn(folders: readonly string[]): ReadonlyMap<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(folder, name)),
  )
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
}

/** The page that lists every refusal in these folders of sources. */
export function refusalsPage(folders: readonly string[]): string {
  const rows = refusalsIn([...sourcesIn(folders).values()]).map(
    ({ code, zh, en }) => `| \`${code}\` | ${zh} | ${en} |`,
  )
  return `${heading}${rows.join('\n')}\n`
}
