import { day } from '../../kernel/index.js'
import { defineEdition } from '../define-edition.js'

/** @source 陕西省交通运输系统政务新媒体管理办法（试行）; number and date are not in the text. */
export const shaanxiTransport = defineEdition(
  {
    id: 'shaanxi-transport',
    version: 1,
    title: { zh: '陕西省交通运输系统政务新媒体管理规则', en: 'Shaanxi transport line rulebook' },
    shortName: 'SX',
    level: 'line',
    document: 'shaanxi-transport-measures',
    effectiveFrom: day('2019-01-01'),
    interpretation: {
      zh: '办法文本无文号、无日期，只写自发布之日起试行。办法依据国务院办公厅的管理要求（2018年12月）制定，故取其后首个完整年度2019年1月1日为起始；正式日期确定后应出新版本。',
      en: 'The text carries neither number nor date and says only that it holds from publication, on trial. It rests on the State Council office’s requirements (December 2018); the first whole year after them is taken. A new edition follows once the date is known.',
    },
  },
  [
    // 账号登记
    { key: 'registry.one_per_platform', clause: '8', value: 'in_principle', unit: 'choice' },
    { key: 'registry.host_kinds', clause: '6', value: ['institution'], unit: 'list' },
    { key: 'registry.barred_hosts', clause: '6', value: ['person'], unit: 'list' },
    // 开设、备案
    { key: 'opening.consent', clause: '6', value: { anyOf: ['principal'] }, unit: 'list' },
    {
      key: 'opening.attachments',
      clause: '备注4',
      value: [{ paper: 'filing_form', when: 'always', perAccount: true }],
      unit: 'list',
      interpretation: {
        zh: '登记表随备案提交，每个平台每个账号一份（备注4）；委托运营的填明实际运营单位（备注3）。',
        en: 'The form goes with the filing, one for each account on each platform (note 4); an entrusted operator is named on it (note 3).',
      },
    },
    { key: 'filing.with', clause: '6', value: ['line_office'], unit: 'list' },
    {
      key: 'filing.deadline',
      clause: '6',
      value: { count: 5, from: 'registration' },
      unit: 'working_days',
      interpretation: { zh: '自注册开通的次日起算。', en: 'Runs from the day after registration.' },
    },
    // 关停注销
    { key: 'closure.consent', clause: '9', value: { anyOf: ['principal'] }, unit: 'list' },
    {
      key: 'closure.announcement',
      clause: '9',
      value: 'account',
      unit: 'choice',
      interpretation: { zh: '公告时间长短未定。', en: 'No length is set.' },
    },
    { key: 'closure.filing_with', clause: '9', value: ['line_office'], unit: 'list' },
    {
      key: 'closure.filing_deadline',
      clause: '9',
      value: { count: 5, from: 'cancellation' },
      unit: 'working_days',
      interpretation: {
        zh: '起算点未写明，取平台注销完成的次日。',
        en: 'The text doesn’t say from when; taken from the day after cancellation on the platform.',
      },
    },
    // 清理
    {
      key: 'cleanup.sanction',
      clause: '27',
      value: {
        grounds: ['rules_missing', 'duty_unfulfilled', 'poor_management'],
        anyOf: ['bulletin', 'close'],
      },
      unit: 'choice',
      interpretation: {
        zh: '通报批评或责令关闭，择一由厅办公室决定；未定数值条件。',
        en: 'A bulletin or an order to close, at the choice of the department office; no numeric condition.',
      },
    },
    // 更新
    {
      key: 'cadence.text',
      clause: '12',
      value: { posts: 1, per: 'month', counted: 'each', strictness: 'in_principle' },
      unit: 'posts',
    },
    {
      key: 'cadence.video',
      clause: '12',
      value: { posts: 1, per: 'month', counted: 'each', strictness: 'in_principle' },
      unit: 'posts',
      interpretation: {
        zh: '办法不分账号类型，同一频次适用于各类账号。',
        en: 'The measures make no difference between kinds of account.',
      },
    },
    {
      key: 'cadence.wechat_service',
      clause: '12',
      value: { posts: 1, per: 'month', counted: 'each', strictness: 'in_principle' },
      unit: 'posts',
      interpretation: {
        zh: '办法不分账号类型，同一频次适用于各类账号。',
        en: 'The measures make no difference between kinds of account.',
      },
    },
    // 审核、署名、转载
    { key: 'review.before_release', clause: '18', value: true, unit: 'yes_no' },
    { key: 'review.levels', clause: '18', value: 3, unit: 'levels' },
    {
      key: 'review.editor_in_chief',
      clause: '18',
      value: true,
      unit: 'yes_no',
      interpretation: {
        zh: '总编辑原则上由在职在编人员兼任；各级由谁审核未定。',
        en: 'In principle one of the permanent staff; who reviews at each level is not said.',
      },
    },
    { key: 'byline.repost', clause: '15', value: ['source'], unit: 'list' },
    { key: 'repost.sources', clause: '15', value: ['lawful_and_known'], unit: 'list' },
    // 答复与值守
    {
      key: 'reply.promptness',
      clause: '16',
      value: 'in_time',
      unit: 'choice',
      interpretation: { zh: '及时答复，未定小时数。', en: 'In time; no number of hours is set.' },
    },
    { key: 'duty.roster', clause: '25', value: true, unit: 'yes_no' },
    // 检查与考核
    { key: 'inspection.rhythm', clause: '26', value: ['by_stage'], unit: 'list' },
    { key: 'assessment.rhythm', clause: '26', value: ['by_stage'], unit: 'list' },
    { key: 'assessment.bases', clause: '26', value: ['composite'], unit: 'list' },
    {
      key: 'assessment.dimensions',
      clause: '26',
      value: ['volume', 'content', 'followers', 'shares', 'comments'],
      unit: 'list',
      interpretation: {
        zh: '只列维度，未定权重与公式；权重由使用单位另行设定。',
        en: 'Dimensions only; weights and formula are not set and are left to the office.',
      },
    },
    {
      key: 'index.engagement_measures',
      clause: '26',
      value: ['followers', 'shares', 'comments'],
      unit: 'list',
    },
    {
      key: 'index.engagement_enabled',
      clause: '26',
      value: false,
      unit: 'yes_no',
      interpretation: {
        zh: '办法把关注量、转发量、评论量列为评比维度；整治“指尖上的形式主义”以来，据以排名属不当做法，默认关闭，由单位自行启用。',
        en: 'The measures name followers, shares and comments as dimensions. Since the campaigns against form over substance a ranking by them is bad practice; off unless an office turns it on.',
      },
    },
  ],
)
