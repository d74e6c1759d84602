import type { Pool } from 'pg'

/** Id of an imported organisation by its code; throws on a code that is not there. */
export type OrgIds = (code: string) => string

export async function readOrgIds(pool: Pool): Promise<OrgIds> {
  const { rows } = await pool.query<{ code: string; id: string }>('SELECT code, id FROM org')
  const ids = new Map(rows.map(({ code, id }) => [code, id]))
  return (code) => {
    const id = ids.get(code)
    if (id === undefined) throw new Error(`no organisation ${code}`)
    return id
  }
}
