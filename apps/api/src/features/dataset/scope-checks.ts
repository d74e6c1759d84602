import { problems } from '@zhengmei/domain/dataset'
import { wholeForest } from '@zhengmei/domain/identity'
import type { Check } from './check.js'

const outside = () => problems.outsideScope

/** Rows that name something which is stored outside the scope, or that would put an organisation outside of it. */
export function scopeChecks(scope: string): Check[] {
  if (scope === wholeForest) return []
  return [
    {
      file: 'orgs',
      column: 'code',
      sql: 'select s.row, s.code, 0 from stage_orgs s join known_org self on self.code = s.code where self.is_foreign',
      problem: outside,
    },
    {
      // A new root, or an organisation cut off from its parent, would stand outside.
      file: 'orgs',
      column: 'parent_code',
      sql: `select s.row, s.parent_code, 0 from stage_orgs s join known_org self on self.code = s.code
        where self.parent_code is null and (not self.stored or self.stored_parent_code is not null) and not self.is_foreign and not s.bad`,
      problem: () => problems.parentOutside,
    },
    {
      file: 'accounts',
      column: 'id',
      sql: 'select s.row, s.id, 0 from stage_accounts s join known_account self on self.code = s.id where self.is_foreign',
      problem: outside,
    },
    {
      file: 'findings',
      column: 'id',
      sql: `select s.row, s.id, 0 from stage_findings s join finding on finding.code = s.id
        left join account on account.id = finding.account_id
        join org on org.id = coalesce(finding.org_id, account.org_id)
        where not starts_with(org.path, $1::text)`,
      parameters: [scope],
      problem: outside,
    },
  ]
}
