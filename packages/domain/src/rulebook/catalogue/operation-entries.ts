import { z } from 'zod'
import { area, type CatalogueEntry } from './entry.js'
import { cadence, coverage, deadline, listOf, positive, rhythmList } from './shapes.js'
import {
  actors,
  assessmentBases,
  bylineParts,
  consequences,
  dayTimes,
  dimensions,
  levels,
  promptness,
  repostSources,
  reviewElements,
  rhythms,
  strictness,
  wordOf,
} from './vocabulary.js'

const yes = z.boolean()
const reviewers = z.array(z.strictObject({ anyOf: listOf(wordOf(actors)) })).min(1)
const index = z.strictObject({ measuredBy: wordOf(actors), formula: z.string().min(1).nullable() })
const upperRhythm = z.array(z.strictObject({ level: wordOf(levels), rhythm: wordOf(rhythms) })).min(1)

/** Keys about running accounts: updates, review, bylines, replies, duty. */
export const operationEntries: readonly CatalogueEntry[] = [
  ...area('cadence', [
    ['text', '更新频次：图文类', 'Updates: text and image accounts', cadence, 'posts'],
    ['video', '更新频次：视频类', 'Updates: video accounts', cadence, 'posts'],
    ['wechat_service', '更新频次：微信服务号', 'Updates: WeChat service accounts', cadence, 'posts'],
  ]),
  ...area('originals', [
    ['weekly', '每周原创', 'Originals a week', cadence, 'posts'],
    ['yearly', '全年原创', 'Originals a year', positive, 'posts'],
    ['share', '提高原创比例', 'Raise the share of originals', wordOf(strictness), 'choice'],
  ]),
  ...area('silence', [
    [
      'limit',
      '不更新的底线',
      'Silence that fails by itself',
      z.strictObject({ days: positive, successive: positive, consequence: wordOf(consequences) }),
      'days',
    ],
    [
      'exposure',
      '晾晒后未整改的底线',
      'Silence left unrectified after exposure',
      z.strictObject({ count: positive, consequence: wordOf(consequences) }),
      'days',
      'working_days',
    ],
  ]),
  ...area('review', [
    ['before_release', '先审后发', 'Review before release', yes, 'yes_no'],
    ['graded', '分级分类审核', 'Graded review', yes, 'yes_no'],
    ['levels', '审核级数', 'Review levels', positive, 'levels'],
    ['reviewers', '各级审核人', 'Who reviews at each level', reviewers, 'steps'],
    ['editor_in_chief', '设总编辑负总责', 'An editor-in-chief answers for all', yes, 'yes_no'],
    ['shown_to_public', '三审公示', 'Review shown to the public', yes, 'yes_no'],
    ['elements', '审核要素', 'Review elements', listOf(wordOf(reviewElements)), 'list'],
    [
      'machine_precheck',
      '发布前机器风险识别',
      'Machine pre-check before release',
      z.strictObject({ required: yes, confirmedBy: wordOf(actors) }),
      'choice',
    ],
  ]),
  ...area('byline', [
    ['original', '原创署名', 'Byline of originals', listOf(wordOf(bylineParts)), 'list'],
    ['repost', '转载署名', 'Byline of reposts', listOf(wordOf(bylineParts)), 'list'],
  ]),
  ...area('repost', [
    ['sources', '转载来源', 'Repost from', listOf(wordOf(repostSources)), 'list'],
    ['strictness', '转载来源约束', 'Repost sources: how strict', wordOf(strictness), 'choice'],
  ]),
  ...area('reply', [
    ['promptness', '答复时效（未定数值）', 'Replies: how fast (no number)', wordOf(promptness), 'choice'],
    ['policy_enquiry', '政策咨询答复时限', 'Policy enquiries answered within', positive, 'hours'],
    [
      'policy_enquiry_holiday',
      '政策咨询节假日答复时限',
      'Policy enquiries on holidays answered within',
      positive,
      'hours',
    ],
  ]),
  ...area('duty', [
    ['roster', '值班值守', 'Duty roster', yes, 'yes_no'],
    ['looks', '每个工作日查看留言', 'Looks at messages each workday', listOf(wordOf(dayTimes)), 'list'],
  ]),
  ...area('inspection', [
    ['rhythm', '检查频次', 'Inspection rhythm', rhythmList, 'list'],
    ['coverage', '检查范围', 'Inspection coverage', coverage, 'list'],
    ['upper_rhythm', '上级检查频次', 'Inspections by upper levels', upperRhythm, 'list'],
  ]),
  ...area('rectification', [
    [
      'promptness',
      '整改时效（未定数值）',
      'Rectification: how fast (no number)',
      wordOf(promptness),
      'choice',
    ],
    ['deadline', '整改时限', 'Rectified within', deadline, 'working_days', 'days'],
  ]),
  ...area('assessment', [
    ['rhythm', '考核频次', 'Assessment rhythm', rhythmList, 'list'],
    ['bases', '考核依据', 'Assessment rests on', listOf(wordOf(assessmentBases)), 'list'],
    [
      'dimensions',
      '综合评比维度',
      'Dimensions of the composite evaluation',
      listOf(wordOf(dimensions)),
      'list',
    ],
  ]),
  ...area('index', [
    ['diligence', '勤勉指数', 'Diligence index', index, 'choice'],
    ['effect', '效果指数', 'Effect index', index, 'choice'],
    ['engagement_measures', '传播互动指标', 'Engagement measures', listOf(wordOf(dimensions)), 'list'],
    ['engagement_enabled', '启用传播互动指数排名', 'Rank by engagement measures', yes, 'yes_no'],
  ]),
]
