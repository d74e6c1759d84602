import type { StagedRows } from '../../platform/staging/index.js'

/** How rows of `findings.csv` become findings on a unit or an account. */
export const findingImport: StagedRows = {
  stage: 'stage_findings',
  joins: `
    left join known_org unit on unit.code = s.org_code
    left join known_account account on account.code = s.account_id`,
  targets: [
    {
      table: 'finding',
      key: [{ column: 'code', value: 's.id' }],
      columns: [
        { column: 'org_id', value: 'unit.id' },
        { column: 'account_id', value: 'account.id' },
        { column: 'found_at', value: 's.found_at' },
        { column: 'level', value: 's.level' },
        { column: 'indicator', value: 's.indicator' },
        { column: 'occurrences', value: 's.occurrences', given: 'occurrences' },
        { column: 'note', value: 's.note', given: 'note' },
        { column: 'evidence_url', value: 's.evidence_url', given: 'evidence_url' },
        { column: 'notified_at', value: 's.notified_at', given: 'notified_at' },
        { column: 'rectified_at', value: 's.rectified_at', given: 'rectified_at' },
      ],
      atInsert: [{ column: 'id', value: 's.new_id' }],
    },
  ],
}

/** How rows of `upper_inspections.csv` become inspections by upper levels. */
export const upperInspectionImport: StagedRows = {
  stage: 'stage_upper_inspections',
  joins: 'join known_account account on account.code = s.account_id',
  targets: [
    {
      table: 'upper_inspection',
      key: [
        { column: 'account_id', value: 'account.id' },
        { column: 'level', value: 's.level' },
        { column: 'inspected_on', value: 's.inspected_on' },
      ],
      columns: [{ column: 'result', value: 's.result' }],
    },
  ],
}

/** How rows of `commendations.csv` become commendations; all their columns are the key, so they are new or unchanged. */
export const commendationImport: StagedRows = {
  stage: 'stage_commendations',
  joins: 'join known_org unit on unit.code = s.org_code',
  targets: [
    {
      table: 'commendation',
      key: [
        { column: 'org_id', value: 'unit.id' },
        { column: 'awarded_on', value: 's.awarded_on' },
        { column: 'level', value: 's.level' },
        { column: 'title', value: 's.title' },
      ],
      columns: [],
    },
  ],
}
