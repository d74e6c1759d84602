import { readFile } from 'node:fs/promises'
import { CommandRefusal } from '../command/refusals.js'

const shortest = 12

/**
 * The passphrase in a file, without the newline that editors put at its end; undefined when no file is named. (An
 * argument or a variable could be read by others on the machine.)
 *
 * @throws CommandRefusal when the file can't be read or the passphrase is shorter than 12 characters.
 */
export async function readPassphrase(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandRefusal({
      zh: `无法读取口令文件：${path}`,
      en: `The passphrase file can't be read: ${path}`,
    })
  })
  const passphrase = text.replace(/\r?\n$/, '')
  if (passphrase.length < shortest) {
    throw new CommandRefusal({
      zh: `口令至少 ${shortest} 个字符`,
      en: `A passphrase has at least ${shortest} characters`,
    })
  }
  return passphrase
}
