/** Whether a person can sign in: has a password, has yet to set one, may not. */
export const PersonState = { active: 'active', invited: 'invited', disabled: 'disabled' } as const
export type PersonState = (typeof PersonState)[keyof typeof PersonState]

export const personStateTitles = {
  active: { zh: '正常', en: 'Active' },
  invited: { zh: '待设置密码', en: 'Yet to set a password' },
  disabled: { zh: '已停用', en: 'Disabled' },
} as const satisfies Record<PersonState, { zh: string; en: string }>

/** A person as those who administer people see them. */
export interface PersonRecordRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly homeOrgId: string | null
  readonly homePath: string | null
  readonly state: PersonState
  readonly version: number
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

/** SQL of the {@link PersonState} of the person `p`. */
export const stateOfPerson = `case when p.disabled_at is not null then 'disabled' when p.password_hash is null then 'invited' else 'active' end`

/** Columns of {@link PersonRecordRow}, of the person `p` with the unit `h` they belong to. */
export const personRecordColumns = `p.id, p.login, p.name, p.home_org_id as "homeOrgId", h.path as "homePath",
  ${stateOfPerson} as state, p.version, p.created_at as "createdAt", p.disabled_at as "disabledAt"`
