import type { Platform } from '@zhengmei/domain/account'
import type { Pool } from 'pg'
import { typedText } from '../../platform/scope/search.js'

/** How something was found; the better ways come first. */
export const Match = { exact: 'exact', beginning: 'beginning', initials: 'initials', part: 'part' } as const
export type Match = (typeof Match)[keyof typeof Match]

/** A unit or an account that was found. */
export interface Hit {
  readonly id: string
  readonly kind: 'organisation' | 'account'
  readonly code: string
  readonly name: string
  /** The unit that an account belongs to, or that stands above a unit; null where it can't be seen. */
  readonly place: string | null
  /** Of an account, which may have its name on several; null of a unit. */
  readonly platform: Platform | null
  readonly match: Match
}

/** Candidates of each way of finding, of each kind: enough to rank well, few enough for a moment. */
const candidates = 60

/**
 * Units and accounts within the scope of whoever asks, by name, code or the initials of their pinyin: what is meant exactly first, then
 * what begins so, what abbreviates so, what holds it; shorter names before longer ones. One statement.
 */
export async function find(pool: Pool, typed: string, first: number): Promise<Hit[]> {
  const text = typedText(typed.normalize('NFKC'))
  const { rows } = await pool.query<Hit>({
    name: 'find-by-name',
    text: `
      with found as (
        select 'organisation' as kind, o.id, o.code, o.name, o.initials, above.name as place, null as platform
        from org o left join org above on above.id = o.parent_id where o.id = any(array(select orgs_called($1, ${candidates})))
        union all
        select 'account', a.id, a.code, a.name, a.initials, host.name, a.platform
        from account a join org host on host.id = a.org_id where a.id = any(array(select accounts_called($1, ${candidates})))
      ), ranked as (
        select *, case
            when lower($1) in (lower(name), lower(code)) then 1
            when starts_with(lower(name), lower($1)) or starts_with(lower(code), lower($1)) then 2
            when starts_with(initials, lower($1)) or strpos(initials, ' ' || lower($1)) > 0 then 3
            else 4
          end as rank
        from found
      )
      select id, kind, code, name, place, platform, (array['exact', 'beginning', 'initials', 'part'])[rank] as match
      from ranked order by rank, length(name), name, kind desc, code limit $2`,
    values: [text, first],
  })
  return rows
}
