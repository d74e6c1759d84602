import { readFile } from 'node:fs/promises'
import { books, editionById, type RulebookEdition, validateEdition } from '@zhengmei/domain/rulebook'
import { BadArguments } from '../command/refusals.js'

/**
 * The edition that `--rulebook` names: a built-in one by its id, or a regulation of one's own from a JSON file.
 *
 * @throws BadArguments when there is none, or the file doesn't hold a valid edition (all its problems are told).
 */
export async function loadRulebook(named: string): Promise<RulebookEdition> {
  const builtIn = editionById(named)
  if (builtIn) return builtIn
  if (!named.endsWith('.json')) {
    const ids = books.map((book) => book.id).join('、')
    throw new BadArguments({
      zh: `没有内置规则“${named}”；可用：${ids}，或一个 .json 文件`,
      en: `there is no built-in rulebook "${named}"; there are ${ids.replaceAll('、', ', ')}, or give a .json file`,
    })
  }
  const edition = validateEdition(await readJson(named))
  if (edition.ok) return edition.value
  const { message, problems } = edition.refusal
  throw new BadArguments({
    zh: `${named}：${message.zh}\n${problems.map((one) => `  ${one.path}：${one.message.zh}`).join('\n')}`,
    en: `${named}: ${message.en}\n${problems.map((one) => `  ${one.path}: ${one.message.en}`).join('\n')}`,
  })
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    throw new BadArguments({
      zh: `读不了规则文件 ${path}：${reason}`,
      en: `can't read the rulebook ${path}: ${reason}`,
    })
  }
}
