import { day } from '../../kernel/index.js'
import { defineEdition } from '../define-edition.js'

/** @source 湖州市基层政务新媒体规范化建设指南; number and date are not in the text. */
export const huzhou = defineEdition(
  {
    id: 'huzhou',
    version: 1,
    title: { zh: '湖州市基层政务新媒体规范', en: 'Huzhou rulebook for grassroots government new media' },
    shortName: 'HZ',
    level: 'city',
    document: 'huzhou-guide',
    effectiveFrom: day('2022-08-01'),
    interpretation: {
      zh: '指南文本无文号、无日期。所引最新文件为浙政办发〔2022〕15号，该文件要求湖州于2022年7月底前完成规范化建设，故取2022年8月1日为起始；正式日期确定后应出新版本。',
      en: 'The text carries neither number nor date. The newest document it cites, 浙政办发〔2022〕15号, gave Huzhou until the end of July 2022; 1 August 2022 is taken. A new edition follows once the date is known.',
    },
  },
  [
    // 账号登记
    {
      key: 'registry.host_kinds',
      clause: '4',
      value: ['administrative_organ', 'administrative_institution'],
      unit: 'list',
    },
    { key: 'registry.barred_hosts', clause: '7.1.2', value: ['internal_section', 'person'], unit: 'list' },
    // 开设、备案
    {
      key: 'opening.consent',
      clause: '附件1',
      value: { anyOf: ['principal'], form: '附件1' },
      unit: 'list',
      interpretation: {
        zh: '指南正文未写同意人，取自申请表的主要领导签字栏。',
        en: 'The body names nobody; taken from the field for the principal’s signature on the form.',
      },
    },
    {
      key: 'opening.approval',
      clause: '7.1.2',
      value: [
        { action: 'apply', actor: 'host', level: 'own' },
        { action: 'agree', actor: 'supervising_unit', level: 'same_level' },
        { action: 'approve', actor: 'provincial_system', level: 'province' },
      ],
      unit: 'steps',
      interpretation: {
        zh: '先书面报本地区主管单位，再经省平台发起申请并审核；之后方向平台运营方申请账号。',
        en: 'First on paper to the supervising unit, then through the provincial system; only then is the account applied for at the platform.',
      },
    },
    {
      key: 'opening.attachments',
      clause: '7.1.1',
      value: [{ paper: 'opening_application', form: '附件1', when: 'always' }],
      unit: 'list',
    },
    { key: 'filing.with', clause: '7.2', value: ['provincial_system', 'national_system'], unit: 'list' },
    {
      key: 'filing.deadline',
      clause: '7.2',
      value: { count: 5, from: 'certification' },
      unit: 'working_days',
      interpretation: {
        zh: '自完成注册认证的次日起算，两个系统同步完成。',
        en: 'Runs from the day after certification; both systems within the same term.',
      },
    },
    // 变更
    {
      key: 'change.approval',
      clause: '7.3',
      value: [{ action: 'report', actor: 'supervising_unit', level: 'same_level' }],
      unit: 'steps',
    },
    { key: 'change.form', clause: '7.3', value: { form: '附件2' }, unit: 'choice' },
    {
      key: 'change.filing_with',
      clause: '7.3',
      value: ['provincial_system', 'national_system'],
      unit: 'list',
    },
    {
      key: 'change.filing_deadline',
      clause: '7.3',
      value: { count: 5, from: 'change' },
      unit: 'working_days',
      interpretation: {
        zh: '起算点未写明，取信息发生变化之日的次日。',
        en: 'The text doesn’t say from when; taken from the day after the change.',
      },
    },
    {
      key: 'change.filing_covers',
      clause: '7.3',
      value: ['name', 'platform_id', 'certified_subject'],
      unit: 'list',
      interpretation: {
        zh: '所列之后有“等”，其他信息变更同样适用。',
        en: 'The list is open; other changes are treated alike.',
      },
    },
    // 关停注销
    {
      key: 'closure.approval',
      clause: '7.4',
      value: [
        { action: 'apply', actor: 'host', level: 'own' },
        { action: 'cancel', actor: 'supervising_unit', level: 'each_level' },
      ],
      unit: 'steps',
      interpretation: {
        zh: '主办单位在省平台提交拟注销申请；平台注销通过后，由各级主管单位在省平台办结。',
        en: 'The host applies in the provincial system; once the platform has cancelled the account, the supervising unit of each level completes it there.',
      },
    },
    {
      key: 'closure.announcement',
      clause: '7.4',
      value: 'account',
      unit: 'choice',
      interpretation: { zh: '公告时间长短未定。', en: 'No length is set.' },
    },
    { key: 'closure.announcement_form', clause: '7.4', value: { form: '附件3' }, unit: 'choice' },
    { key: 'closure.evidence', clause: '7.4', value: ['closure_notice_or_screenshot'], unit: 'list' },
    {
      key: 'closure.filing_with',
      clause: '7.4',
      value: ['national_system'],
      unit: 'list',
      interpretation: {
        zh: '由主办单位在全国系统发起关停申请，未定时限。',
        en: 'The host files a closing request in the national system; no term is set.',
      },
    },
    // 清理
    { key: 'cleanup.minimum_age', clause: '7.5', value: 1, unit: 'years' },
    {
      key: 'cleanup.effect_index',
      clause: '7.5(1)',
      value: { below: 80, successive: 2 },
      unit: 'points',
      interpretation: {
        zh: '指数取省平台的运营效果指数；恰为80分的不计。',
        en: 'The index is the effect index of the provincial system; exactly 80 does not count.',
      },
    },
    { key: 'cleanup.upper_notices', clause: '7.5(2)', value: 2, unit: 'times' },
    {
      key: 'cleanup.silence',
      clause: '7.5(3)',
      value: { days: 14, successive: 2 },
      unit: 'days',
      interpretation: {
        zh: '“连续2次”指前后相继的两段未更新，每段满14个自然日，其间有一次更新仍算相继。',
        en: 'Two silences of 14 calendar days each, one after the other; an update between them does not part them.',
      },
    },
    {
      key: 'cleanup.exposure',
      clause: '7.5(3)',
      value: { count: 3, from: 'exposure' },
      unit: 'days',
      interpretation: {
        zh: '未写工作日，按自然日计。',
        en: 'The text does not say working days; calendar days.',
      },
    },
    { key: 'cleanup.incident', clause: '7.5(4)', value: true, unit: 'yes_no' },
    {
      key: 'cleanup.followers',
      clause: '7.5(5)',
      value: 1,
      unit: 'percent',
      interpretation: {
        zh: '“长期”未定长短，由人判断；基数为基层常住人口。',
        en: 'How long “for long” is, is not said; a person decides. The base is the resident population.',
      },
    },
    { key: 'cleanup.breach_of_law', clause: '7.5(6)', value: true, unit: 'yes_no' },
    {
      key: 'cleanup.reopening_ban',
      clause: '7.5',
      value: { count: 1, from: 'cleanup' },
      unit: 'years',
      interpretation: {
        zh: '“原则上”：可有例外，例外须记录理由。',
        en: 'In principle: an exception is possible and needs a recorded reason.',
      },
    },
    // 更新与原创
    {
      key: 'cadence.text',
      clause: '9.1.4',
      value: { posts: 6, per: 'week', counted: 'each', strictness: 'in_principle' },
      unit: 'posts',
    },
    {
      key: 'cadence.video',
      clause: '9.1.4',
      value: { posts: 3, per: 'week', counted: 'each', strictness: 'in_principle' },
      unit: 'posts',
    },
    {
      key: 'cadence.wechat_service',
      clause: '9.1.4',
      value: { posts: 6, per: 'week', counted: 'each', strictness: 'in_principle' },
      unit: 'posts',
      interpretation: {
        zh: '指南未单列服务号，按文字、图片类账号执行。',
        en: 'The guide doesn’t single out service accounts; they go by text and image accounts.',
      },
    },
    {
      key: 'originals.weekly',
      clause: '9.1.4',
      value: { posts: 3, per: 'week', counted: 'each', strictness: 'in_principle' },
      unit: 'posts',
    },
    { key: 'originals.share', clause: '9.1.4', value: 'encouraged', unit: 'choice' },
    {
      key: 'silence.limit',
      clause: '7.5(3)',
      value: { days: 14, successive: 2, consequence: 'clean_up' },
      unit: 'days',
    },
    { key: 'silence.exposure', clause: '7.5(3)', value: { count: 3, consequence: 'clean_up' }, unit: 'days' },
    // 审核、署名、转载
    { key: 'review.before_release', clause: '9.2.1', value: true, unit: 'yes_no' },
    { key: 'review.graded', clause: '9.2.1', value: true, unit: 'yes_no' },
    { key: 'review.levels', clause: '9.2.1', value: 3, unit: 'levels' },
    {
      key: 'review.reviewers',
      clause: '9.2.1',
      value: [
        { anyOf: ['editor'] },
        { anyOf: ['office_leader', 'section_head'] },
        { anyOf: ['leader_in_charge'] },
      ],
      unit: 'steps',
      interpretation: {
        zh: '二审由办公室或指定科室的负责人，一人即可。',
        en: 'The second review is by the leader of the office or of a named section; one of them is enough.',
      },
    },
    {
      key: 'review.elements',
      clause: '9.2.2',
      value: ['political', 'policy', 'business', 'legal', 'wording', 'secrecy', 'public_opinion'],
      unit: 'list',
    },
    {
      key: 'review.machine_precheck',
      clause: '9.2.3',
      value: { required: true, confirmedBy: 'responsible_person' },
      unit: 'choice',
      interpretation: {
        zh: '在三审之后、发布之前经省平台识别，识别意见整改确认后方可发布。',
        en: 'After the reviews and before release, on the provincial system; released once its remarks are fixed or confirmed.',
      },
    },
    { key: 'byline.repost', clause: '9.1.2', value: ['source'], unit: 'list' },
    {
      key: 'repost.sources',
      clause: '8.1',
      value: [
        'party_and_government_sites',
        'listed_by_authorities',
        'listed_by_publicity_and_cyberspace',
        'recognised_research_bodies',
      ],
      unit: 'list',
    },
    { key: 'repost.strictness', clause: '8.1', value: 'in_principle', unit: 'choice' },
    // 答复
    {
      key: 'reply.promptness',
      clause: '8.3.3',
      value: 'limited_time',
      unit: 'choice',
      interpretation: { zh: '限时办理，未定小时数。', en: 'In limited time; no number of hours is set.' },
    },
    // 检查、整改、考核
    {
      key: 'inspection.rhythm',
      clause: '10.2',
      value: ['monthly', 'quarterly', 'annual'],
      unit: 'list',
      interpretation: {
        zh: '指南未另定检查频次，以月度、季度、年度考核为准。',
        en: 'The guide sets no rhythm of inspections apart from the monthly, quarterly and annual assessments.',
      },
    },
    {
      key: 'rectification.deadline',
      clause: '7.5(3)',
      value: { count: 3, from: 'exposure' },
      unit: 'days',
      interpretation: {
        zh: '未写工作日，按自然日计。',
        en: 'The text does not say working days; calendar days.',
      },
    },
    { key: 'assessment.rhythm', clause: '10.2', value: ['monthly', 'quarterly', 'annual'], unit: 'list' },
    {
      key: 'assessment.bases',
      clause: '10.2',
      value: ['platform_scores'],
      unit: 'list',
      interpretation: {
        zh: '具体指标另行印发，指南未载。',
        en: 'The indicators are issued separately and are not in the guide.',
      },
    },
    // 指数
    {
      key: 'index.diligence',
      clause: '9.1.4',
      value: { measuredBy: 'provincial_system', formula: null },
      unit: 'choice',
      interpretation: {
        zh: '公式不在指南中，取省平台的结果。',
        en: 'The guide gives no formula; the result of the provincial system is taken.',
      },
    },
    {
      key: 'index.effect',
      clause: '9.1.4',
      value: { measuredBy: 'provincial_system', formula: null },
      unit: 'choice',
      interpretation: {
        zh: '公式不在指南中，取省平台的结果。',
        en: 'The guide gives no formula; the result of the provincial system is taken.',
      },
    },
    {
      key: 'index.engagement_measures',
      clause: '9.1.4',
      value: ['reads', 'likes', 'recommendations', 'interaction_rate'],
      unit: 'list',
    },
    {
      key: 'index.engagement_enabled',
      clause: '9.1.4',
      value: false,
      unit: 'yes_no',
      interpretation: {
        zh: '指南提出提升这些量，未要求据以排名；整治“指尖上的形式主义”以来，此类排名默认关闭，由单位自行启用。',
        en: 'The guide wants these measures raised and asks for no ranking by them. Since the campaigns against form over substance such rankings are off unless an office turns them on.',
      },
    },
  ],
)
