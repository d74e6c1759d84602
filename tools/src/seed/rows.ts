/** Rows of a data set as the files hold them: one property a column, absent = empty cell. Times and dates are text. */

export interface OrgRow {
  code: string
  name: string
  kind: string
  parent_code?: string
  line_parent_code?: string
  category?: string
  division_code?: string
  resident_population?: number
}

export interface AccountRow {
  id: string
  org_code: string
  platform: string
  media_type: 'text' | 'video'
  name: string
  certified_subject: string
  live_on: string
  closed_on?: string
  main: boolean
  operator_code?: string
  handle?: string
  url?: string
}

export interface PostRow {
  account_id: string
  external_id: string
  published_at: string
  title: string
  origin: 'original' | 'repost'
  source?: string
  url: string
  reads: number
  likes: number
  shares: number
  comments: number
}

export interface MessageRow {
  account_id: string
  external_id: string
  received_at: string
  channel: string
  kind: string
  text: string
  replied_at?: string
  reply?: string
}

export interface FindingRow {
  id: string
  org_code?: string
  account_id?: string
  found_at: string
  level: string
  indicator: string
  occurrences?: number
  note?: string
  evidence_url?: string
  notified_at?: string
  rectified_at?: string
}

export interface UpperInspectionRow {
  level: 'state' | 'province'
  inspected_on: string
  account_id: string
  result: 'qualified' | 'unqualified'
}

export interface CommendationRow {
  org_code: string
  awarded_on: string
  level: 'local' | 'superior'
  title: string
}

export interface GapRow {
  account_id: string
  from_on: string
  to_on: string
  reason: string
}

export interface FollowersRow {
  account_id: string
  counted_on: string
  followers: number
}

/** The files of a data set and their columns, in the order in which they are written and read. */
export const files = {
  orgs: [
    'code',
    'name',
    'kind',
    'parent_code',
    'line_parent_code',
    'category',
    'division_code',
    'resident_population',
  ],
  accounts: [
    'id',
    'org_code',
    'platform',
    'media_type',
    'name',
    'certified_subject',
    'live_on',
    'closed_on',
    'main',
    'operator_code',
    'handle',
    'url',
  ],
  posts: [
    'account_id',
    'external_id',
    'published_at',
    'title',
    'origin',
    'source',
    'url',
    'reads',
    'likes',
    'shares',
    'comments',
  ],
  messages: ['account_id', 'external_id', 'received_at', 'channel', 'kind', 'text', 'replied_at', 'reply'],
  findings: [
    'id',
    'org_code',
    'account_id',
    'found_at',
    'level',
    'indicator',
    'occurrences',
    'note',
    'evidence_url',
    'notified_at',
    'rectified_at',
  ],
  upper_inspections: ['level', 'inspected_on', 'account_id', 'result'],
  commendations: ['org_code', 'awarded_on', 'level', 'title'],
  gaps: ['account_id', 'from_on', 'to_on', 'reason'],
  followers: ['account_id', 'counted_on', 'followers'],
} as const

export type FileName = keyof typeof files

/** A whole data set. Posts and messages come as they are made: a province of them is never in memory at once. */
export interface GeneratedDataSet {
  readonly orgs: readonly OrgRow[]
  readonly accounts: readonly AccountRow[]
  readonly posts: Iterable<PostRow>
  readonly messages: Iterable<MessageRow>
  readonly findings: Iterable<FindingRow>
  readonly upper_inspections: readonly UpperInspectionRow[]
  readonly commendations: readonly CommendationRow[]
  readonly gaps: readonly GapRow[]
  readonly followers: Iterable<FollowersRow>
}
