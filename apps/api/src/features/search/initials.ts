import type { ClientBase } from 'pg'
import { pinyin } from 'pinyin-pro'

/** What people leave out of the long names of offices when they type. */
const leftOut = /人民(?=政府)/g

/**
 * What is typed to find a Chinese name quickly: the first letters of its pinyin, Latin letters and digits as they are. A name that is
 * commonly said shorter has both, the shorter one behind a space: 宿迁市人民政府办公室 → `sqsrmzfbgs sqszfbgs`.
 */
export function initialsOf(name: string): string {
  const whole = lettersOf(name)
  const short = lettersOf(name.replace(leftOut, ''))
  return short === whole ? whole : `${whole} ${short}`
}

const lettersOf = (name: string): string =>
  pinyin(name.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

const named = ['org', 'account'] as const
/** How many at a time: pinyin costs the process some milliseconds for a thousand names. */
const atATime = 2_000

/**
 * Makes the initials that are missing: of what is new and of what was renamed. Part of every transaction that names units or accounts,
 * and of the hourly upkeep, which finds what was there before initials were.
 *
 * @returns how many were made.
 */
export async function fillInitials(client: Pick<ClientBase, 'query'>): Promise<number> {
  let made = 0
  for (const table of named) {
    for (;;) {
      const { rows } = await client.query<{ id: string; name: string }>(
        `select id, name from ${table} where initials is null limit ${atATime}`,
      )
      if (rows.length === 0) break
      await client.query(
        `update ${table} t set initials = made.initials
         from unnest($1::uuid[], $2::text[]) as made (id, initials) where t.id = made.id`,
        [rows.map(({ id }) => id), rows.map(({ name }) => initialsOf(name))],
      )
      made += rows.length
      if (rows.length < atATime) break
    }
  }
  return made
}
