import { addDays, day, formatInstant, toEpochDay } from '@zhengmei/domain/kernel'
import { workingDayFrom } from '../findings.js'
import { at, weeks } from '../period.js'
import { enquiry, hours, makeupSundayOf, ordinaryTuesday, springFestivalOf } from './days.js'
import { type CaseMaker, exact } from './demo-case.js'

/** 水利局's video account falls silent for five weeks of the flood season. */
const silentAccount: CaseMaker = ({ lastYear }) => ({
  id: 'D01',
  units: [{ code: '321300-SLJ', platforms: ['wechat_subscription', 'weibo', 'douyin'] }],
  accounts: { '321300-SLJ-DY': { silent: [weeks(day(`${lastYear}-07-09`), 5)] } },
  expected: [{ subject: '321300-SLJ-DY', indicator: 'operation.weekly_update', occurrences: 5 }],
})

/** 人社局's answers around the Spring Festival, a make-up Sunday and the edges of the deadline. */
const lateReplies: CaseMaker = ({ lastYear }) => {
  const account = '321300-RSJ-WXD'
  const festival = springFestivalOf(lastYear)
  const sunday = makeupSundayOf(lastYear)
  const tuesday = ordinaryTuesday(day(`${lastYear}-03-10`))
  const friday = addDays(ordinaryTuesday(day(`${lastYear}-06-10`)), 3)
  return {
    id: 'D02',
    units: [{ code: '321300-RSJ', platforms: ['wechat_subscription', 'wechat_service', 'weibo'] }],
    accounts: { [account]: {} },
    messages: [
      enquiry(
        account,
        'AL02-1',
        at(addDays(festival, -1), 16, 20),
        hours(53),
        '春节前工资没结清，节日期间找哪里投诉？',
      ),
      enquiry(account, 'AL02-2', at(addDays(festival, 2), 10, 5), hours(47), '春节期间失业金还正常发放吗？'),
      enquiry(account, 'AL02-3', at(sunday, 9, 10), hours(26), '今天周日你们上班吗，社保卡挂失在哪里办？'),
      enquiry(account, 'AL02-4', at(tuesday, 10), hours(24), '灵活就业人员换了城市，社保怎么续缴？'),
      enquiry(account, 'AL02-5', at(friday, 15), hours(47.5), '技能补贴申请被退回，要补什么材料？'),
      enquiry(
        account,
        'AL02-6',
        at(ordinaryTuesday(day(`${lastYear}-05-12`)), 14, 32),
        null,
        '高校毕业生租房补贴可以和生活补贴一起领吗？',
      ),
    ],
    expected: [
      {
        subject: account,
        indicator: 'operation.late_reply',
        occurrences: 3,
        evidence: ['AL02-1', 'AL02-3', 'AL02-6'],
      },
    ],
  }
}

/** 农业农村局's 今日头条 account repeats wrong characters all year. */
const repeatedTypos: CaseMaker = ({ lastYear }) => {
  const account = '321300-NYJ-TT'
  const notes = [
    '标题“秸秆”误为“结秆”',
    '“防治”误为“防制”，同一篇两处',
    '“墒情”误为“商情”',
    '“截至”误为“截止”',
    '“抽穗”误为“抽惠”',
    '“赤霉病”误为“赤莓病”',
    '“部署”误为“布署”',
  ]
  return {
    id: 'D03',
    units: [{ code: '321300-NYJ', platforms: ['wechat_subscription', 'toutiao', 'wechat_channels'] }],
    accounts: { [account]: {} },
    findings: notes.map((note, index) => {
      const foundAt = at(workingDayFrom(toEpochDay(day(`${lastYear}-02-17`)) + index * 43), 10, 12 + index)
      return {
        id: `AL03-${index + 1}`,
        account_id: account,
        found_at: formatInstant(foundAt),
        level: 'city',
        indicator: 'operation.typo',
        occurrences: index === 1 ? 2 : 1,
        note,
        notified_at: formatInstant(at(workingDayFrom(toEpochDay(day(`${lastYear}-02-17`)) + index * 43), 11)),
        rectified_at: formatInstant(
          at(workingDayFrom(toEpochDay(day(`${lastYear}-02-17`)) + index * 43), 15, 30),
        ),
      }
    }),
    expected: [
      { subject: account, indicator: 'operation.typo', occurrences: 8 },
      { subject: account, indicator: 'operation.not_rectified', occurrences: null },
    ],
  }
}

/** 民政局 mends one fault never, one a day late over a make-up Sunday, one at the last minute of a Monday. */
const unrectified: CaseMaker = ({ lastYear }) => {
  const account = '321300-MZJ-WXD'
  const friday = addDays(ordinaryTuesday(day(`${lastYear}-08-05`)), 3)
  const saturday = addDays(makeupSundayOf(lastYear), -1)
  const tuesday = ordinaryTuesday(day(`${lastYear}-10-20`))
  const finding = (id: string, found: string, notified: string, note: string, rectified?: string) => ({
    id,
    account_id: account,
    found_at: found,
    level: 'city',
    indicator: 'operation.filing_or_function',
    occurrences: 1,
    note,
    notified_at: notified,
    ...(rectified === undefined ? {} : { rectified_at: rectified }),
  })
  return {
    id: 'D04',
    units: [{ code: '321300-MZJ', platforms: ['wechat_subscription', 'weibo', 'douyin'] }],
    accounts: { [account]: {} },
    findings: [
      finding(
        'AL04-1',
        formatInstant(at(tuesday, 9, 40)),
        formatInstant(at(tuesday, 10, 5)),
        '菜单“婚姻登记预约”点击后报错，未对外公告',
      ),
      finding(
        'AL04-2',
        formatInstant(at(saturday, 14, 20)),
        formatInstant(at(saturday, 15)),
        '国家备案系统中负责人信息未更新（周六通知，次日为调休上班日）',
        formatInstant(at(addDays(saturday, 2), 9, 5)),
      ),
      finding(
        'AL04-3',
        formatInstant(at(friday, 16, 10)),
        formatInstant(at(friday, 16, 30)),
        '“养老机构查询”栏目链接失效',
        formatInstant(at(addDays(friday, 3), 23, 59)),
      ),
    ],
    expected: [
      { subject: account, indicator: 'operation.filing_or_function', occurrences: 3 },
      {
        subject: account,
        indicator: 'operation.not_rectified',
        occurrences: 2,
        evidence: ['AL04-1', 'AL04-2'],
      },
    ],
  }
}

/** 青伊湖镇's 抖音 account sleeps half the year: both groups reach their caps and 10 points are left. */
const dormantAccount: CaseMaker = ({ lastYear }) => ({
  id: 'D05',
  units: [{ code: '321322128', platforms: ['wechat_subscription', 'douyin'], tiers: exact }],
  accounts: { '321322128-DY': { silent: [weeks(day(`${lastYear}-04-09`), 25)], originals: 4 } },
  expected: [
    { subject: '321322128-DY', indicator: 'operation.weekly_update', occurrences: 25 },
    { subject: '321322128-DY', indicator: 'content.originals', occurrences: 46 },
  ],
})

/** 商务局's 今日头条 account loses 30 points and stands at exactly 70: no bonus, because that needs more than 70. */
const exactlySeventy: CaseMaker = ({ lastYear }) => ({
  id: 'D06',
  units: [{ code: '321300-SWJ', platforms: ['wechat_subscription', 'toutiao'], tiers: exact }],
  accounts: {
    '321300-SWJ-TT': {
      silent: ['02-12', '03-19', '05-14', '07-16', '09-10', '11-19'].map((date) =>
        weeks(day(`${lastYear}-${date}`), 1),
      ),
    },
  },
  expected: [
    { subject: '321300-SWJ-TT', indicator: 'operation.weekly_update', occurrences: 6 },
    { subject: '321300-SWJ-TT', indicator: 'bonus.pass_rate', occurrences: null },
    { subject: '321300-SWJ-WXD', indicator: 'bonus.pass_rate', occurrences: 6 },
  ],
})

/** 双沟镇 has no review rules, found twice and counted once, and names no reviewers under its posts. */
const noRules: CaseMaker = ({ lastYear }) => {
  const finding = (id: string, on: string, indicator: string, note: string) => {
    const foundOn = workingDayFrom(toEpochDay(day(`${lastYear}-${on}`)))
    return {
      id,
      org_code: '321324101',
      found_at: formatInstant(at(foundOn, 9, 30)),
      level: 'city',
      indicator,
      occurrences: 1,
      note,
      notified_at: formatInstant(at(foundOn, 10)),
      rectified_at: formatInstant(at(foundOn, 17)),
    }
  }
  return {
    id: 'D07',
    units: [{ code: '321324101', platforms: ['wechat_subscription', 'wechat_channels'], tiers: exact }],
    findings: [
      finding('AL07-1', '03-18', 'regime.no_rules', '未制定信息发布三级审核制度'),
      finding('AL07-2', '09-16', 'regime.no_rules', '制度文件仍为征求意见稿，未印发'),
      finding('AL07-3', '09-16', 'regime.no_review_publicity', '推文未标注拟稿人、审核人、审签人'),
    ],
    expected: [
      { subject: '321324101-WXD', indicator: 'regime.no_rules', occurrences: 1 },
      { subject: '321324101-WXD', indicator: 'regime.no_review_publicity', occurrences: 1 },
      { subject: '321324101-SPH', indicator: 'regime.no_rules', occurrences: 1 },
    ],
  }
}

/** 沭阳县's APP can't be downloaded for a time: a veto issue of the inspection costs 20 points. */
const appUnavailable: CaseMaker = ({ lastYear }) => {
  const foundOn = ordinaryTuesday(day(`${lastYear}-04-15`))
  return {
    id: 'D08',
    units: [
      {
        code: '321322',
        platforms: ['wechat_subscription', 'wechat_service', 'weibo', 'douyin', 'wechat_channels', 'app'],
      },
    ],
    accounts: { '321322-APP': {} },
    findings: [
      {
        id: 'AL08-1',
        account_id: '321322-APP',
        found_at: formatInstant(at(foundOn, 10, 30)),
        level: 'province',
        indicator: 'operation.veto_issue',
        occurrences: 1,
        note: '移动客户端在应用商店下架，无法下载',
        notified_at: formatInstant(at(foundOn, 11)),
        rectified_at: formatInstant(at(addDays(foundOn, 1), 16)),
      },
    ],
    expected: [{ subject: '321322-APP', indicator: 'operation.veto_issue', occurrences: 1 }],
  }
}

export const deductionCases: readonly CaseMaker[] = [
  silentAccount,
  lateReplies,
  repeatedTypos,
  unrectified,
  dormantAccount,
  exactlySeventy,
  noRules,
  appUnavailable,
]
