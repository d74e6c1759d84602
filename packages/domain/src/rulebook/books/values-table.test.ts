import { describe, expect, test } from 'vitest'
import { catalogue, catalogueEntry } from '../catalogue/index.js'
import { units } from '../catalogue/units.js'
import { books } from './index.js'

/**
 * The values of the five regulations, written down a second time and apart from the books: one row per subject, one cell per book.
 * A cell holds exactly the keys which the book states in that row, each with its value; a book that
 * is silent has no cell. A pair of value and unit pins the unit too.
 */
type Cell = Readonly<Record<string, unknown>>

interface Row {
  /** Every key that belongs to the subject, so that a statement of a silent book is noticed. */
  readonly keys: readonly string[]
  readonly SC?: Cell
  readonly HZ?: Cell
  readonly GC?: Cell
  readonly SQ?: Cell
  readonly SX?: Cell
}

const step = (action: string, actor: string, level: string) => ({ action, actor, level })
const apply = step('apply', 'host', 'own')
const wholeChain = [
  apply,
  step('agree', 'government_office', 'county'),
  step('agree', 'government_office', 'city'),
]
const sameLevelThenCity = [
  step('agree', 'government_office', 'same_level'),
  step('file', 'government_office', 'city'),
]
const filedUp = [step('file', 'supervising_unit', 'same_level')]
const bothSystems = ['national_system', 'provincial_system']
const posts = (count: number, per: 'week' | 'month', strictness = 'required', counted = 'each') => ({
  posts: count,
  per,
  counted,
  strictness,
})
const gates = ['political', 'legal', 'policy', 'secrecy', 'wording']

const valuesTable: Readonly<Record<string, Row>> = {
  'opening: consent of': {
    keys: ['opening.consent'],
    HZ: { 'opening.consent': { anyOf: ['principal'], form: '附件1' } },
    GC: { 'opening.consent': { anyOf: ['principal'] } },
    SX: { 'opening.consent': { anyOf: ['principal'] } },
  },
  'opening: approval': {
    keys: ['opening.approval'],
    SC: { 'opening.approval': filedUp },
    HZ: {
      'opening.approval': [
        apply,
        step('agree', 'supervising_unit', 'same_level'),
        step('approve', 'provincial_system', 'province'),
      ],
    },
    GC: {
      'opening.approval': [
        apply,
        step('agree', 'government_office', 'county'),
        step('file', 'government_office', 'city'),
      ],
    },
    SQ: { 'opening.approval': [apply, ...sameLevelThenCity] },
  },
  'opening: attachments': {
    keys: ['opening.attachments'],
    HZ: { 'opening.attachments': [{ paper: 'opening_application', form: '附件1', when: 'always' }] },
    GC: {
      'opening.attachments': [
        {
          paper: 'implementation_plan',
          when: 'always',
          contents: ['leadership', 'budget', 'rules', 'contact'],
        },
        { paper: 'security_test_report', when: 'app' },
      ],
    },
    SX: { 'opening.attachments': [{ paper: 'filing_form', when: 'always', perAccount: true }] },
  },
  'filing after certification': {
    keys: ['filing.with', 'filing.deadline'],
    SC: { 'filing.with': ['supervising_unit'] },
    HZ: {
      'filing.with': ['provincial_system', 'national_system'],
      'filing.deadline': [{ count: 5, from: 'certification' }, 'working_days'],
    },
    GC: { 'filing.with': bothSystems },
    SQ: {
      'filing.with': bothSystems,
      'filing.deadline': [{ count: 3, from: 'approval_and_filing' }, 'working_days'],
    },
    SX: {
      'filing.with': ['line_office'],
      'filing.deadline': [{ count: 5, from: 'registration' }, 'working_days'],
    },
  },
  'opening announcement kept': {
    keys: ['opening.announcement_kept'],
    GC: { 'opening.announcement_kept': [30, 'days'] },
  },
  'live after approval within': {
    keys: ['opening.live_within', 'opening.live_late'],
    GC: {
      'opening.live_within': [{ count: 1, from: 'approval' }, 'years'],
      'opening.live_late': ['written_explanation', 'bulletin'],
    },
  },
  'change filed within': {
    keys: [
      'change.filing_with',
      'change.filing_deadline',
      'change.filing_covers',
      'change.form',
      'change.approval',
    ],
    SC: { 'change.filing_with': ['supervising_unit'] },
    HZ: {
      'change.filing_with': ['provincial_system', 'national_system'],
      'change.filing_deadline': [{ count: 5, from: 'change' }, 'working_days'],
      'change.filing_covers': ['name', 'platform_id', 'certified_subject'],
      'change.form': { form: '附件2' },
      'change.approval': [step('report', 'supervising_unit', 'same_level')],
    },
    GC: {
      'change.filing_with': ['national_system'],
      'change.filing_deadline': [{ count: 5, from: 'report_to_supervising_unit' }, 'working_days'],
      'change.filing_covers': ['host_changed', 'responsible_people', 'contact_details'],
      'change.approval': [step('report', 'government_office', 'county')],
    },
    SQ: {
      'change.filing_with': bothSystems,
      'change.filing_deadline': [{ count: 3, from: 'approval_and_filing' }, 'working_days'],
      'change.approval': sameLevelThenCity,
    },
  },
  'change/closure consent': {
    keys: ['change.consent', 'closure.consent'],
    SQ: {
      'change.consent': { anyOf: ['collective_decision', 'principal'] },
      'closure.consent': { anyOf: ['collective_decision', 'principal'] },
    },
    SX: { 'closure.consent': { anyOf: ['principal'] } },
  },
  'change/closure announcement': {
    keys: [
      'change.announcement_for',
      'change.announcement_kept',
      'closure.announcement',
      'closure.announcement_form',
      'closure.announcement_kept',
      'closure.second_announcement',
    ],
    SC: { 'change.announcement_for': ['host_changed'] },
    HZ: { 'closure.announcement': 'account', 'closure.announcement_form': { form: '附件3' } },
    GC: {
      'closure.announcement': 'public',
      'closure.announcement_kept': [30, 'days'],
      'closure.second_announcement': true,
    },
    SQ: {
      'change.announcement_for': ['any'],
      'change.announcement_kept': [15, 'working_days'],
      'closure.announcement': 'public',
      'closure.announcement_kept': [15, 'working_days'],
    },
    SX: { 'closure.announcement': 'account' },
  },
  'closure approval chain': {
    keys: ['closure.approval'],
    SC: { 'closure.approval': filedUp },
    HZ: { 'closure.approval': [apply, step('cancel', 'supervising_unit', 'each_level')] },
    GC: { 'closure.approval': [...wholeChain, step('approve', 'government_office', 'province')] },
    SQ: { 'closure.approval': sameLevelThenCity },
  },
  'closure filed after cancellation': {
    keys: ['closure.filing_with', 'closure.filing_deadline', 'closure.evidence'],
    SC: { 'closure.filing_with': ['supervising_unit'] },
    HZ: {
      'closure.filing_with': ['national_system'],
      'closure.evidence': ['closure_notice_or_screenshot'],
    },
    GC: {
      'closure.filing_with': ['national_system'],
      'closure.filing_deadline': [{ count: 5, from: 'cancellation' }, 'working_days'],
    },
    SQ: {
      'closure.filing_with': bothSystems,
      'closure.filing_deadline': [{ count: 3, from: 'approval_and_filing' }, 'working_days'],
    },
    SX: {
      'closure.filing_with': ['line_office'],
      'closure.filing_deadline': [{ count: 5, from: 'cancellation' }, 'working_days'],
    },
  },
  'temporary offline': {
    keys: [
      'offline.per_year',
      'offline.length',
      'offline.approval',
      'offline.announcement',
      'offline.force_majeure_report',
      'offline.force_majeure_counts',
    ],
    GC: {
      'offline.per_year': [1, 'times'],
      'offline.length': [30, 'days'],
      'offline.approval': [...wholeChain, step('approve', 'government_office', 'province')],
      'offline.announcement': 'account',
      'offline.force_majeure_report': [
        step('report', 'government_office', 'county'),
        step('report', 'government_office', 'city'),
      ],
      'offline.force_majeure_counts': false,
    },
  },
  'exit from supervision': {
    keys: ['exit.approval', 'exit.attachments'],
    GC: {
      'exit.approval': [
        ...wholeChain,
        step('agree', 'government_office', 'province'),
        step('approve', 'government_office', 'nation'),
      ],
      'exit.attachments': [{ paper: 'staffing_reply', when: 'always' }],
    },
  },
  'one account per unit and platform': {
    keys: [
      'registry.one_per_platform',
      'registry.same_name',
      'registry.same_style',
      'registry.certification_names_host',
    ],
    SC: {
      'registry.one_per_platform': 'in_principle',
      'registry.same_name': 'in_principle',
      'registry.certification_names_host': true,
    },
    GC: {
      'registry.same_name': 'in_principle',
      'registry.same_style': 'in_principle',
      'registry.certification_names_host': true,
    },
    SQ: {
      'registry.one_per_platform': 'in_principle',
      'registry.same_name': 'in_principle',
      'registry.same_style': 'in_principle',
      'registry.certification_names_host': true,
    },
    SX: { 'registry.one_per_platform': 'in_principle' },
  },
  'host may be': {
    keys: ['registry.host_kinds', 'registry.barred_hosts'],
    SC: { 'registry.host_kinds': ['administrative_organ', 'administrative_institution', 'internal_section'] },
    HZ: {
      'registry.host_kinds': ['administrative_organ', 'administrative_institution'],
      'registry.barred_hosts': ['internal_section', 'person'],
    },
    SQ: { 'registry.barred_hosts': ['internal_section'] },
    SX: { 'registry.host_kinds': ['institution'], 'registry.barred_hosts': ['person'] },
  },
  'clean-up': {
    keys: [
      'cleanup.low_use',
      'cleanup.unmaintainable',
      'cleanup.sanction',
      'cleanup.minimum_age',
      'cleanup.effect_index',
      'cleanup.upper_notices',
      'cleanup.silence',
      'cleanup.exposure',
      'cleanup.incident',
      'cleanup.followers',
      'cleanup.breach_of_law',
      'cleanup.reopening_ban',
    ],
    SC: {
      'cleanup.low_use': { grounds: ['same_function', 'low_use'], actions: ['clean_up', 'merge'] },
      'cleanup.unmaintainable': 'close',
    },
    HZ: {
      'cleanup.minimum_age': [1, 'years'],
      'cleanup.effect_index': [{ below: 80, successive: 2 }, 'points'],
      'cleanup.upper_notices': [2, 'times'],
      'cleanup.silence': [{ days: 14, successive: 2 }, 'days'],
      'cleanup.exposure': [{ count: 3, from: 'exposure' }, 'days'],
      'cleanup.incident': true,
      'cleanup.followers': [1, 'percent'],
      'cleanup.breach_of_law': true,
      'cleanup.reopening_ban': [{ count: 1, from: 'cleanup' }, 'years'],
    },
    SQ: {
      'cleanup.low_use': { grounds: ['same_function', 'low_use'], actions: ['clean_up'] },
      'cleanup.unmaintainable': 'close',
    },
    SX: {
      'cleanup.sanction': {
        grounds: ['rules_missing', 'duty_unfulfilled', 'poor_management'],
        anyOf: ['bulletin', 'close'],
      },
    },
  },
  'updates: text/image accounts': {
    keys: ['cadence.text'],
    HZ: { 'cadence.text': posts(6, 'week', 'in_principle') },
    GC: { 'cadence.text': posts(2, 'week') },
    SQ: { 'cadence.text': posts(1, 'week') },
    SX: { 'cadence.text': posts(1, 'month', 'in_principle') },
  },
  'updates: video accounts': {
    keys: ['cadence.video'],
    HZ: { 'cadence.video': posts(3, 'week', 'in_principle') },
    GC: { 'cadence.video': posts(2, 'week') },
    SQ: { 'cadence.video': posts(1, 'week') },
    SX: { 'cadence.video': posts(1, 'month', 'in_principle') },
  },
  'updates: WeChat service account': {
    keys: ['cadence.wechat_service'],
    HZ: { 'cadence.wechat_service': posts(6, 'week', 'in_principle') },
    GC: { 'cadence.wechat_service': posts(1, 'week') },
    SQ: { 'cadence.wechat_service': posts(1, 'week', 'required', 'average') },
    SX: { 'cadence.wechat_service': posts(1, 'month', 'in_principle') },
  },
  originals: {
    keys: ['originals.weekly', 'originals.yearly', 'originals.share'],
    SC: { 'originals.share': 'encouraged' },
    HZ: { 'originals.weekly': posts(3, 'week', 'in_principle'), 'originals.share': 'encouraged' },
    SQ: {
      'originals.weekly': posts(1, 'week'),
      'originals.yearly': [50, 'posts'],
      'originals.share': 'encouraged',
    },
  },
  'silence that fails by itself': {
    keys: ['silence.limit', 'silence.exposure'],
    HZ: {
      'silence.limit': { days: 14, successive: 2, consequence: 'clean_up' },
      'silence.exposure': [{ count: 3, consequence: 'clean_up' }, 'days'],
    },
    SQ: { 'silence.limit': { days: 14, successive: 1, consequence: 'inspection_veto' } },
  },
  'review levels': {
    keys: [
      'review.before_release',
      'review.graded',
      'review.levels',
      'review.reviewers',
      'review.editor_in_chief',
      'review.shown_to_public',
    ],
    SC: { 'review.before_release': true, 'review.graded': true },
    HZ: {
      'review.before_release': true,
      'review.graded': true,
      'review.levels': [3, 'levels'],
      'review.reviewers': [
        { anyOf: ['editor'] },
        { anyOf: ['office_leader', 'section_head'] },
        { anyOf: ['leader_in_charge'] },
      ],
    },
    GC: { 'review.levels': [3, 'levels'] },
    SQ: {
      'review.before_release': true,
      'review.levels': [3, 'levels'],
      'review.reviewers': [
        { anyOf: ['staff'] },
        { anyOf: ['section_head'] },
        { anyOf: ['leader_in_charge'] },
      ],
      'review.shown_to_public': true,
    },
    SX: { 'review.before_release': true, 'review.levels': [3, 'levels'], 'review.editor_in_chief': true },
  },
  'review elements': {
    keys: ['review.elements'],
    SC: { 'review.elements': gates },
    HZ: {
      'review.elements': ['political', 'policy', 'business', 'legal', 'wording', 'secrecy', 'public_opinion'],
    },
    SQ: { 'review.elements': gates },
  },
  'machine pre-check before release': {
    keys: ['review.machine_precheck'],
    HZ: { 'review.machine_precheck': { required: true, confirmedBy: 'responsible_person' } },
  },
  byline: {
    keys: ['byline.original', 'byline.repost'],
    HZ: { 'byline.repost': ['source'] },
    SQ: {
      'byline.original': ['drafter', 'reviewer', 'signer'],
      'byline.repost': ['source', 'copy_editor', 'reviewer'],
    },
    SX: { 'byline.repost': ['source'] },
  },
  'repost sources': {
    keys: ['repost.sources', 'repost.strictness'],
    SC: {
      'repost.sources': ['party_and_government_sites', 'listed_by_authorities'],
      'repost.strictness': 'in_principle',
    },
    HZ: {
      'repost.sources': [
        'party_and_government_sites',
        'listed_by_authorities',
        'listed_by_publicity_and_cyberspace',
        'recognised_research_bodies',
      ],
      'repost.strictness': 'in_principle',
    },
    SQ: {
      'repost.sources': ['party_committee', 'government', 'listed_by_authorities'],
      'repost.strictness': 'in_principle',
    },
    SX: { 'repost.sources': ['lawful_and_known'] },
  },
  'reply deadline': {
    keys: ['reply.promptness', 'reply.policy_enquiry', 'reply.policy_enquiry_holiday'],
    SC: { 'reply.promptness': 'limited_time' },
    HZ: { 'reply.promptness': 'limited_time' },
    GC: { 'reply.promptness': 'limited_time' },
    SQ: { 'reply.policy_enquiry': [24, 'hours'], 'reply.policy_enquiry_holiday': [48, 'hours'] },
    SX: { 'reply.promptness': 'in_time' },
  },
  'look at messages': {
    keys: ['duty.roster', 'duty.looks'],
    SC: { 'duty.roster': true },
    SQ: { 'duty.looks': ['morning', 'afternoon'] },
    SX: { 'duty.roster': true },
  },
  'inspection rhythm': {
    keys: ['inspection.rhythm', 'inspection.coverage', 'inspection.upper_rhythm'],
    SC: { 'inspection.rhythm': ['regular'] },
    HZ: { 'inspection.rhythm': ['monthly', 'quarterly', 'annual'] },
    GC: { 'inspection.rhythm': ['regular'], 'inspection.coverage': ['sampling'] },
    SQ: {
      'inspection.rhythm': ['weekly'],
      'inspection.coverage': ['full'],
      'inspection.upper_rhythm': [
        { level: 'nation', rhythm: 'half_yearly' },
        { level: 'province', rhythm: 'quarterly' },
      ],
    },
    SX: { 'inspection.rhythm': ['by_stage'] },
  },
  rectification: {
    keys: ['rectification.promptness', 'rectification.deadline'],
    SC: { 'rectification.promptness': 'in_time' },
    HZ: { 'rectification.deadline': [{ count: 3, from: 'exposure' }, 'days'] },
    GC: { 'rectification.promptness': 'set_limit' },
    SQ: { 'rectification.deadline': [{ count: 1, from: 'notice' }, 'working_days'] },
  },
  assessment: {
    keys: ['assessment.rhythm', 'assessment.bases', 'assessment.dimensions'],
    SC: { 'assessment.rhythm': ['annual'], 'assessment.bases': ['annual_performance'] },
    HZ: { 'assessment.rhythm': ['monthly', 'quarterly', 'annual'], 'assessment.bases': ['platform_scores'] },
    SQ: { 'assessment.rhythm': ['annual'], 'assessment.bases': ['indicator_tables'] },
    SX: {
      'assessment.rhythm': ['by_stage'],
      'assessment.bases': ['composite'],
      'assessment.dimensions': ['volume', 'content', 'followers', 'shares', 'comments'],
    },
  },
  'indices, off unless an office asks for them': {
    keys: ['index.diligence', 'index.effect', 'index.engagement_measures', 'index.engagement_enabled'],
    HZ: {
      'index.diligence': { measuredBy: 'provincial_system', formula: null },
      'index.effect': { measuredBy: 'provincial_system', formula: null },
      'index.engagement_measures': ['reads', 'likes', 'recommendations', 'interaction_rate'],
      'index.engagement_enabled': false,
    },
    SX: {
      'index.engagement_measures': ['followers', 'shares', 'comments'],
      'index.engagement_enabled': false,
    },
  },
  'SQ annex 1, inspection': {
    keys: ['inspection.start', 'inspection.cap_each', 'inspection.unqualified_below'],
    SQ: {
      'inspection.start': [100, 'points'],
      'inspection.cap_each': [10, 'points'],
      'inspection.unqualified_below': [60, 'points'],
    },
  },
  'SQ annex 1, vetoes and deductions': {
    keys: ['inspection.rule.*'],
    SQ: {
      'inspection.rule.serious_misstatement': { kind: 'veto_finding' },
      'inspection.rule.state_secret': { kind: 'veto_finding' },
      'inspection.rule.prohibited_content': { kind: 'veto_finding' },
      'inspection.rule.opinion_incident': { kind: 'veto_finding' },
      'inspection.rule.silence': { kind: 'veto_silence', days: 14 },
      'inspection.rule.app_unusable': { kind: 'veto_finding' },
      'inspection.rule.no_interaction': { kind: 'veto_finding' },
      'inspection.rule.bought_followers': { kind: 'veto_finding' },
      'inspection.rule.internal_section': { kind: 'finding', points: 10 },
      'inspection.rule.unrelated_name': { kind: 'finding', points: 10 },
      'inspection.rule.certification_without_host': { kind: 'finding', points: 10 },
      'inspection.rule.weekly_update': {
        kind: 'cadence',
        points: 5,
        minimums: [
          { platforms: ['wechat_service'], posts: 1, over: 'average' },
          { posts: 1, over: 'each' },
        ],
      },
      'inspection.rule.improper_content': { kind: 'finding', points: 2 },
      'inspection.rule.commercial_advertising': { kind: 'finding', points: 10 },
      'inspection.rule.improper_comment': { kind: 'finding', points: 1 },
      'inspection.rule.improper_reply': { kind: 'finding', points: 2 },
      'inspection.rule.broken_function': { kind: 'finding', points: 2 },
      'inspection.rule.excess_personal_data': { kind: 'finding', points: 10 },
    },
  },
  'SQ annex 2, annual assessment': {
    keys: [
      'annual.start',
      'annual.veto_mark',
      'annual.parts',
      'annual.over_accounts',
      'annual.normalisation',
      'annual.bonus',
      'annual.unqualified_below',
      'annual.group.*',
      'annual.rule.*',
    ],
    SQ: {
      'annual.start': [100, 'points'],
      'annual.veto_mark': [0, 'points'],
      'annual.parts': 'sum',
      'annual.over_accounts': 'mean',
      'annual.normalisation': 'best_of_category',
      'annual.bonus': { onlyAbove: 70, atMost: 20 },
      'annual.unqualified_below': null,
      'annual.group.regime': { cap: 10 },
      'annual.group.operation': { cap: 70 },
      'annual.group.content': { cap: 20 },
      'annual.rule.veto.state_inspection': { kind: 'upper_inspection_veto', level: 'state', atLeast: 1 },
      'annual.rule.veto.provincial_inspection': {
        kind: 'upper_inspection_veto',
        level: 'province',
        atLeast: 2,
      },
      'annual.rule.deduct.provincial_inspection': {
        kind: 'upper_inspection_deduction',
        level: 'province',
        exactly: 1,
        points: 50,
      },
      'annual.rule.regime.no_rules': { kind: 'finding', group: 'regime', points: 5, atMost: 1 },
      'annual.rule.regime.no_review_publicity': { kind: 'finding', group: 'regime', points: 5, atMost: 1 },
      'annual.rule.operation.requirement_not_met': { kind: 'finding', group: 'operation', points: 10 },
      'annual.rule.operation.veto_issue': { kind: 'finding', group: 'operation', points: 20 },
      'annual.rule.operation.weekly_update': {
        kind: 'cadence',
        group: 'operation',
        points: 5,
        minimums: [
          { platforms: ['wechat_service'], per: 'month', posts: 4 },
          { per: 'week', posts: 1 },
        ],
      },
      'annual.rule.operation.late_reply': {
        kind: 'late_reply',
        group: 'operation',
        points: 5,
        messageKind: 'policy_enquiry',
        hours: 24,
        hoursTouchingNonWorkingDay: 48,
      },
      'annual.rule.operation.typo': { kind: 'finding', group: 'operation', points: 2 },
      'annual.rule.operation.filing_or_function': { kind: 'finding', group: 'operation', points: 5 },
      'annual.rule.operation.not_rectified': {
        kind: 'late_rectification',
        group: 'operation',
        points: 5,
        workingDays: 1,
      },
      'annual.rule.content.originals': {
        kind: 'shortfall',
        group: 'content',
        points: 0.5,
        measure: 'originals',
        target: 50,
        proportional: true,
      },
      'annual.rule.bonus.pass_rate': {
        kind: 'few_problems_bonus',
        group: 'operation',
        foundBy: 'city',
        steps: [
          { fewerThan: 5, points: 10 },
          { fewerThan: 10, points: 5 },
        ],
      },
      'annual.rule.bonus.commendation': {
        kind: 'commendation_bonus',
        points: { local: 5, superior: 10 },
        atMost: 10,
      },
    },
  },
}

const columns = ['SC', 'HZ', 'GC', 'SQ', 'SX'] as const

/** A value, or a value with the unit it is counted in. */
const withUnit = (cell: unknown): readonly [value: unknown, unit: string | undefined] =>
  Array.isArray(cell) && cell.length === 2 && typeof cell[1] === 'string' && cell[1] in units
    ? [cell[0], cell[1]]
    : [cell, undefined]

describe.each(Object.entries(valuesTable))('%s', (_, row) => {
  test.each(columns)('%s', (column) => {
    const book = books.find(({ shortName }) => shortName === column)
    const stated =
      book?.statements.filter(({ key }) => row.keys.includes(catalogueEntry(key)?.key ?? key)) ?? []
    const expected = row[column] ?? {}
    expect(stated.map(({ key }) => key).sort()).toEqual(Object.keys(expected).sort())
    for (const { key, value, unit } of stated) {
      const [expectedValue, expectedUnit] = withUnit(expected[key])
      expect(value, key).toEqual(expectedValue)
      if (expectedUnit !== undefined) expect(unit, key).toBe(expectedUnit)
    }
  })
})

test('the table speaks about every key of the catalogue', () => {
  const spoken = Object.values(valuesTable).flatMap((row) => row.keys)
  expect([...catalogue.keys()].filter((key) => !spoken.includes(key))).toEqual([])
  expect(new Set(spoken).size).toBe(spoken.length)
})

test('every key of the catalogue is used by a book', () => {
  const stated = new Set(books.flatMap((book) => book.statements.map(({ key }) => catalogueEntry(key)?.key)))
  expect([...catalogue.keys()].filter((key) => !stated.has(key))).toEqual([])
})
