import { addDays, day, type EpochDay, fromEpochDay } from '@zhengmei/domain/kernel'
import { at, weeks } from '../period.js'
import { enquiry } from './days.js'
import type { CaseMaker } from './demo-case.js'

/** The feed of 文旅局's 微博 was broken for three weeks: three unknowns, no deduction. */
const brokenFeed: CaseMaker = ({ lastYear }) => {
  const { from, to } = weeks(day(`${lastYear}-05-14`), 3)
  return {
    id: 'D21',
    units: [{ code: '321300-WLJ', platforms: ['wechat_subscription', 'weibo', 'douyin', 'wechat_channels'] }],
    accounts: { '321300-WLJ-WB': {} },
    gaps: [
      {
        account_id: '321300-WLJ-WB',
        from_on: fromEpochDay(from),
        to_on: fromEpochDay(to),
        reason: '平台接口授权到期，采集中断',
      },
    ],
    expected: [{ subject: '321300-WLJ-WB', indicator: 'operation.weekly_update', occurrences: null }],
  }
}

/** 政务服务办's service account pushes by the month: weeks without a post cost nothing, August with three pushes does. */
const serviceAccount: CaseMaker = ({ lastYear }) => ({
  id: 'D22',
  units: [{ code: '321300-ZWB', platforms: ['wechat_subscription', 'wechat_service', 'app'] }],
  accounts: { '321300-ZWB-WXF': { pushes: { [`${lastYear}-08`]: 3 } }, '321300-ZWB-APP': {} },
  expected: [
    {
      subject: '321300-ZWB-WXF',
      indicator: 'operation.weekly_update',
      occurrences: 1,
      evidence: [`${lastYear}-08`],
    },
  ],
})

/** 消防救援支队 has video accounts only. */
const videoOnly: CaseMaker = () => ({
  id: 'D23',
  units: [{ code: '321300-XFD', platforms: ['douyin', 'wechat_channels', 'kuaishou'] }],
})

/** 体育局 closed its 微博 on 1 July: half a year's originals are asked for. */
const closedMidYear: CaseMaker = ({ lastYear }) => ({
  id: 'D24',
  units: [{ code: '321300-TIJ', platforms: ['wechat_subscription', 'weibo', 'douyin'] }],
  accounts: { '321300-TIJ-WB': { closedOn: `${lastYear}-07-01`, originals: 24 } },
  expected: [{ subject: '321300-TIJ-WB', indicator: 'content.originals', occurrences: 1 }],
})

/** 数据局 opened its 视频号 on 18 August: only weeks wholly after it count. */
const openedMidYear: CaseMaker = ({ lastYear }) => ({
  id: 'D25',
  units: [{ code: '321300-SHJ', platforms: ['wechat_subscription', 'weibo', 'wechat_channels'] }],
  accounts: { '321300-SHJ-SPH': { liveOn: `${lastYear}-08-20` } },
  expected: [
    { subject: '321300-SHJ-SPH', indicator: 'operation.weekly_update', occurrences: null },
    { subject: '321300-SHJ-SPH', indicator: 'content.originals', occurrences: null },
  ],
})

/** Accounts entrusted to third-party operators. */
const entrusted: CaseMaker = () => ({
  id: 'D26',
  units: [
    { code: '321300-WJW', platforms: ['wechat_subscription', 'weibo', 'douyin', 'wechat_channels'] },
    { code: '321302', platforms: ['wechat_subscription', 'weibo', 'douyin', 'wechat_channels', 'app'] },
  ],
  accounts: {
    '321300-WJW-WB': { operatorCode: 'OP-01' },
    '321300-WJW-DY': { operatorCode: 'OP-01' },
    '321302-APP': { operatorCode: 'OP-02' },
  },
})

/** 洋北街道 is still certified under the name of the town which it was before. */
const staleCertification: CaseMaker = () => ({
  id: 'D27',
  units: [{ code: '321302007', platforms: ['wechat_subscription', 'douyin'] }],
  accounts: { '321302007-WXD': { certifiedSubject: '宿城区洋北镇人民政府' } },
})

/** 科技局's 微博 has been silent for the last seventeen days. */
const silentNow: CaseMaker = ({ endDay }) => ({
  id: 'D28',
  units: [{ code: '321300-KJJ', platforms: ['wechat_subscription', 'weibo'] }],
  accounts: { '321300-KJJ-WB': { silent: [{ from: (endDay - 17) as EpochDay, to: endDay }] } },
})

/** 教育局 has a question open since yesterday and one which nobody answered in time. */
const openQuestions: CaseMaker = ({ today }) => ({
  id: 'D29',
  units: [
    { code: '321300-JYJ', platforms: ['wechat_subscription', 'wechat_service', 'weibo', 'wechat_channels'] },
  ],
  accounts: { '321300-JYJ-WXD': {} },
  messages: [
    enquiry(
      '321300-JYJ-WXD',
      'AL29-1',
      at(addDays(today, -1), 15, 12),
      null,
      '孩子转学到市区，学籍什么时候可以转过来？',
    ),
    enquiry(
      '321300-JYJ-WXD',
      'AL29-2',
      at(addDays(today, -6), 10, 40),
      null,
      '课后服务可以只报周一和周三吗？',
    ),
  ],
})

export const dataCases: readonly CaseMaker[] = [
  brokenFeed,
  serviceAccount,
  videoOnly,
  closedMidYear,
  openedMidYear,
  entrusted,
  staleCertification,
  silentNow,
  openQuestions,
]
