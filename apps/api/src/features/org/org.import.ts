import type { StagedRows } from '../../platform/staging/index.js'

/**
 * How rows of `orgs.csv` become organisations. `known_org` (made by the importer) tells the id of every code, stored or new, so that a
 * parent may stand below its children in the file. Paths are filled by {@link placeOrgs} afterwards.
 */
export const orgImport: StagedRows = {
  stage: 'stage_orgs',
  joins: `
    join known_org self on self.code = s.code
    left join known_org parent on parent.code = s.parent_code
    left join known_org line_parent on line_parent.code = s.line_parent_code`,
  targets: [
    {
      table: 'org',
      key: [{ column: 'id', value: 'self.id' }],
      columns: [
        { column: 'name', value: 's.name' },
        { column: 'kind', value: 's.kind' },
        { column: 'parent_id', value: 'parent.id', given: 'parent_code' },
        { column: 'line_parent_id', value: 'line_parent.id', given: 'line_parent_code' },
        { column: 'category', value: 's.category', given: 'category' },
        { column: 'division_code', value: 's.division_code', given: 'division_code' },
        { column: 'resident_population', value: 's.resident_population', given: 'resident_population' },
      ],
      atInsert: [
        { column: 'code', value: 's.code' },
        { column: 'path', value: `''` },
      ],
      atUpdate: ['version = t.version + 1', 'updated_at = now()'],
    },
  ],
}
