import { addDays, day, formatInstant } from '@zhengmei/domain/kernel'
import { at } from '../period.js'
import { enquiry, hours, ordinaryTuesday } from './days.js'
import { type CaseMaker, exact } from './demo-case.js'

/** 城市管理局 is vetoed: one account failed an inspection by the State Council's office. */
const stateVeto: CaseMaker = ({ lastYear }) => ({
  id: 'D11',
  units: [{ code: '321300-CGJ', platforms: ['wechat_subscription', 'weibo', 'douyin'] }],
  upperInspections: [
    { level: 'state', inspected_on: `${lastYear}-06-11`, account_id: '321300-CGJ-WB', result: 'unqualified' },
  ],
  expected: [{ subject: '321300-CGJ', indicator: 'veto.state_inspection', occurrences: 1 }],
})

/** 泗洪县 is vetoed: two of its accounts failed inspections by the province. */
const provincialVeto: CaseMaker = ({ lastYear }) => ({
  id: 'D12',
  units: [
    { code: '321324', platforms: ['wechat_subscription', 'weibo', 'toutiao', 'douyin', 'wechat_channels'] },
  ],
  upperInspections: [
    { level: 'province', inspected_on: `${lastYear}-03-26`, account_id: '321324-TT', result: 'unqualified' },
    { level: 'province', inspected_on: `${lastYear}-09-24`, account_id: '321324-DY', result: 'unqualified' },
  ],
  expected: [{ subject: '321324', indicator: 'veto.provincial_inspection', occurrences: 2 }],
})

/** 住房和城乡建设局 failed one inspection by the province: 50 points off the unit, no veto. */
const provincialDeduction: CaseMaker = ({ lastYear }) => ({
  id: 'D13',
  units: [{ code: '321300-ZJJ', platforms: ['wechat_subscription', 'wechat_service', 'weibo', 'douyin'] }],
  upperInspections: [
    {
      level: 'province',
      inspected_on: `${lastYear}-06-25`,
      account_id: '321300-ZJJ-WB',
      result: 'unqualified',
    },
    {
      level: 'province',
      inspected_on: `${lastYear}-12-17`,
      account_id: '321300-ZJJ-WXD',
      result: 'qualified',
    },
  ],
  expected: [{ subject: '321300-ZJJ', indicator: 'deduct.provincial_inspection', occurrences: 1 }],
})

/** Three departments without a fault share a rank. */
const ties: CaseMaker = () => ({
  id: 'D14',
  units: ['321300-SJJ', '321300-TJJ', '321300-JGJ'].map((code) => ({
    code,
    platforms: ['wechat_subscription', 'weibo'] as const,
    tiers: exact,
  })),
  expected: ['321300-SJJ-WXD', '321300-TJJ-WB', '321300-JGJ-WXD'].flatMap((subject) => [
    { subject, indicator: 'bonus.pass_rate', occurrences: 0 },
    { subject, indicator: 'content.originals', occurrences: null },
  ]),
})

/** 公安局: five accounts with 120 points and one with 119.5, for want of one original post. */
const excellent: CaseMaker = ({ lastYear }) => ({
  id: 'D15',
  units: [
    {
      code: '321300-GAJ',
      platforms: ['wechat_subscription', 'wechat_service', 'weibo', 'toutiao', 'douyin', 'wechat_channels'],
      tiers: exact,
    },
  ],
  accounts: { '321300-GAJ-TT': { originals: 49 } },
  commendations: [
    {
      org_code: '321300-GAJ',
      awarded_on: `${lastYear}-07-18`,
      level: 'superior',
      title: '全省政务新媒体工作成效突出单位',
    },
    {
      org_code: '321300-GAJ',
      awarded_on: `${lastYear}-12-26`,
      level: 'local',
      title: '全市政务新媒体优秀账号',
    },
  ],
  expected: [
    { subject: '321300-GAJ-TT', indicator: 'content.originals', occurrences: 1 },
    { subject: '321300-GAJ-WXD', indicator: 'bonus.commendation', occurrences: 2 },
  ],
})

/** 生态环境局: a deduction which rests on a doubtful finding, worth an appeal. */
const doubtfulFinding: CaseMaker = ({ lastYear }) => {
  const foundOn = ordinaryTuesday(day(`${lastYear}-06-03`))
  return {
    id: 'D16',
    units: [
      { code: '321300-STJ', platforms: ['wechat_subscription', 'weibo', 'wechat_channels'], tiers: exact },
    ],
    findings: [
      {
        id: 'AL16-1',
        org_code: '321300-STJ',
        found_at: formatInstant(at(foundOn, 17, 40)),
        level: 'city',
        indicator: 'operation.requirement_not_met',
        occurrences: 1,
        note: '未按要求于当日 17:00 前转发防汛提示。单位说明：16:42 已在视频号发布，检查截图取自同名微博',
        notified_at: formatInstant(at(foundOn, 18)),
        rectified_at: formatInstant(at(foundOn, 18, 25)),
      },
    ],
    expected: [
      {
        subject: '321300-STJ-WXD',
        indicator: 'operation.requirement_not_met',
        occurrences: 1,
        evidence: ['AL16-1'],
      },
    ],
  }
}

/** 医疗保障局: one reply in a whole year was late, by one minute; another came at the very deadline. */
const oneMinuteLate: CaseMaker = ({ lastYear }) => {
  const account = '321300-YBJ-WXD'
  const tuesday = ordinaryTuesday(day(`${lastYear}-11-03`))
  return {
    id: 'D17',
    units: [
      { code: '321300-YBJ', platforms: ['wechat_subscription', 'wechat_service', 'douyin'], tiers: exact },
    ],
    accounts: { [account]: {} },
    messages: [
      enquiry(
        account,
        'AL17-1',
        at(tuesday, 9, 30),
        hours(24) + 60,
        '孩子的居民医保在学校交了，社区又通知交一次怎么办？',
      ),
      enquiry(
        account,
        'AL17-2',
        at(addDays(tuesday, 1), 9, 30),
        hours(24),
        '职工医保断缴一个月会影响报销吗？',
      ),
    ],
    expected: [{ subject: account, indicator: 'operation.late_reply', occurrences: 1, evidence: ['AL17-1'] }],
  }
}

/** 工业和信息化局 was weak last year and is excellent this year. */
const climbing: CaseMaker = () => ({
  id: 'D18',
  units: [
    {
      code: '321300-GXJ',
      platforms: ['wechat_subscription', 'weibo', 'toutiao', 'douyin'],
      tiers: ['weak', 'excellent'],
    },
  ],
})

export const unitCases: readonly CaseMaker[] = [
  stateVeto,
  provincialVeto,
  provincialDeduction,
  ties,
  excellent,
  doubtfulFinding,
  oneMinuteLate,
  climbing,
]
