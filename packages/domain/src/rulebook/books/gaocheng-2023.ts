import { day } from '../../kernel/index.js'
import { defineEdition } from '../define-edition.js'

/** @source 石家庄市藁城区人民政府办公室 2023-03-17, plan on the management of government new media. */
export const gaocheng2023 = defineEdition(
  {
    id: 'gaocheng-2023',
    version: 1,
    title: { zh: '藁城区政务新媒体管理规则（2023）', en: 'Gaocheng rulebook (2023)' },
    shortName: 'GC',
    level: 'county',
    document: 'gaocheng-2023-plan',
    effectiveFrom: day('2023-03-17'),
    interpretation: {
      zh: '方案未另定施行日期，自印发之日（2023年3月17日）起适用。',
      en: 'The plan sets no separate day of entry into force; it is taken to hold from its issue, 17 March 2023.',
    },
  },
  [
    // 账号登记
    { key: 'registry.same_name', clause: '二(三)', value: 'in_principle', unit: 'choice' },
    { key: 'registry.same_style', clause: '二(三)', value: 'in_principle', unit: 'choice' },
    { key: 'registry.certification_names_host', clause: '二(三)', value: true, unit: 'yes_no' },
    // 开设、备案
    { key: 'opening.consent', clause: '二(一)', value: { anyOf: ['principal'] }, unit: 'list' },
    {
      key: 'opening.approval',
      clause: '二(一)',
      value: [
        { action: 'apply', actor: 'host', level: 'own' },
        { action: 'agree', actor: 'government_office', level: 'county' },
        { action: 'file', actor: 'government_office', level: 'city' },
      ],
      unit: 'steps',
      interpretation: {
        zh: '区政府办公室同意（二(一)），由其报市政府办公室备案（二(二)）。',
        en: 'The district office agrees (二(一)) and files with the city office (二(二)).',
      },
    },
    {
      key: 'opening.attachments',
      clause: '二(一)',
      value: [
        {
          paper: 'implementation_plan',
          when: 'always',
          contents: ['leadership', 'budget', 'rules', 'contact'],
        },
        { paper: 'security_test_report', when: 'app' },
      ],
      unit: 'list',
      interpretation: {
        zh: '移动客户端的安全检测报告见二(二)，上线前提供；方案所列内容之后有“等”，可以更多。',
        en: 'An app’s security test report stands in 二(二) and is due before it goes live; the list of the plan’s contents is open.',
      },
    },
    {
      key: 'opening.announcement_kept',
      clause: '二(二)',
      value: 30,
      unit: 'days',
      interpretation: { zh: '按自然日计。', en: 'Calendar days.' },
    },
    { key: 'opening.live_within', clause: '二(二)', value: { count: 1, from: 'approval' }, unit: 'years' },
    { key: 'opening.live_late', clause: '二(二)', value: ['written_explanation', 'bulletin'], unit: 'list' },
    {
      key: 'filing.with',
      clause: '二(二)',
      value: ['national_system', 'provincial_system'],
      unit: 'list',
      interpretation: { zh: '未定时限。', en: 'No term is set.' },
    },
    // 变更
    {
      key: 'change.approval',
      clause: '二(七)',
      value: [{ action: 'report', actor: 'government_office', level: 'county' }],
      unit: 'steps',
    },
    { key: 'change.filing_with', clause: '二(七)', value: ['national_system'], unit: 'list' },
    {
      key: 'change.filing_deadline',
      clause: '二(七)',
      value: { count: 5, from: 'report_to_supervising_unit' },
      unit: 'working_days',
      interpretation: {
        zh: '自向区政府办公室报备的次日起算；报备本身未定时限。',
        en: 'Runs from the day after the report to the district office; the report itself has no term.',
      },
    },
    {
      key: 'change.filing_covers',
      clause: '二(七)',
      value: ['host_changed', 'responsible_people', 'contact_details'],
      unit: 'list',
      interpretation: {
        zh: '所列之后有“等”，其他信息变更同样适用。',
        en: 'The list is open; other changes are treated alike.',
      },
    },
    // 关停注销
    {
      key: 'closure.approval',
      clause: '二(六)',
      value: [
        { action: 'apply', actor: 'host', level: 'own' },
        { action: 'agree', actor: 'government_office', level: 'county' },
        { action: 'agree', actor: 'government_office', level: 'city' },
        { action: 'approve', actor: 'government_office', level: 'province' },
      ],
      unit: 'steps',
    },
    { key: 'closure.announcement', clause: '二(六)', value: 'public', unit: 'choice' },
    {
      key: 'closure.announcement_kept',
      clause: '二(六)',
      value: 30,
      unit: 'days',
      interpretation: { zh: '按自然日计。', en: 'Calendar days.' },
    },
    {
      key: 'closure.second_announcement',
      clause: '二(六)',
      value: true,
      unit: 'yes_no',
      interpretation: {
        zh: '迁移完成后另发公告说明原有内容去向，未定保留时间。',
        en: 'After migration a second one says where the content went; it has no length.',
      },
    },
    { key: 'closure.filing_with', clause: '二(六)', value: ['national_system'], unit: 'list' },
    {
      key: 'closure.filing_deadline',
      clause: '二(六)',
      value: { count: 5, from: 'cancellation' },
      unit: 'working_days',
    },
    // 临时下线
    { key: 'offline.per_year', clause: '二(四)', value: 1, unit: 'times' },
    {
      key: 'offline.length',
      clause: '二(四)',
      value: 30,
      unit: 'days',
      interpretation: { zh: '按自然日计。', en: 'Calendar days.' },
    },
    {
      key: 'offline.approval',
      clause: '二(四)',
      value: [
        { action: 'apply', actor: 'host', level: 'own' },
        { action: 'agree', actor: 'government_office', level: 'county' },
        { action: 'agree', actor: 'government_office', level: 'city' },
        { action: 'approve', actor: 'government_office', level: 'province' },
      ],
      unit: 'steps',
    },
    {
      key: 'offline.announcement',
      clause: '二(四)',
      value: 'account',
      unit: 'choice',
      interpretation: { zh: '公告保留时间未定。', en: 'No length is set for the announcement.' },
    },
    {
      key: 'offline.force_majeure_report',
      clause: '二(四)',
      value: [
        { action: 'report', actor: 'government_office', level: 'county' },
        { action: 'report', actor: 'government_office', level: 'city' },
      ],
      unit: 'steps',
      interpretation: {
        zh: '由主管单位书面报区政府办公室，再由区政府办公室报市政府办公室；责令紧急关停同此办理。',
        en: 'The supervising unit reports to the district office in writing, which reports to the city office; an ordered emergency shutdown is treated alike.',
      },
    },
    { key: 'offline.force_majeure_counts', clause: '二(四)', value: false, unit: 'yes_no' },
    // 退出监管
    {
      key: 'exit.approval',
      clause: '二(五)',
      value: [
        { action: 'apply', actor: 'host', level: 'own' },
        { action: 'agree', actor: 'government_office', level: 'county' },
        { action: 'agree', actor: 'government_office', level: 'city' },
        { action: 'agree', actor: 'government_office', level: 'province' },
        { action: 'approve', actor: 'government_office', level: 'nation' },
      ],
      unit: 'steps',
    },
    {
      key: 'exit.attachments',
      clause: '二(五)',
      value: [{ paper: 'staffing_reply', when: 'always' }],
      unit: 'list',
    },
    // 更新
    {
      key: 'cadence.text',
      clause: '四(一)',
      value: { posts: 2, per: 'week', counted: 'each', strictness: 'required' },
      unit: 'posts',
    },
    {
      key: 'cadence.video',
      clause: '四(一)',
      value: { posts: 2, per: 'week', counted: 'each', strictness: 'required' },
      unit: 'posts',
      interpretation: {
        zh: '方案把抖音等其他类型账号列入每周2次。',
        en: 'The plan counts other kinds of account, among them Douyin, to those with 2 a week.',
      },
    },
    {
      key: 'cadence.wechat_service',
      clause: '四(一)',
      value: { posts: 1, per: 'week', counted: 'each', strictness: 'required' },
      unit: 'posts',
    },
    // 审核、答复
    {
      key: 'review.levels',
      clause: '四(一)',
      value: 3,
      unit: 'levels',
      interpretation: { zh: '未定各级由谁审核。', en: 'Who reviews at each level is not said.' },
    },
    {
      key: 'reply.promptness',
      clause: '三(二)',
      value: 'limited_time',
      unit: 'choice',
      interpretation: { zh: '限时办结，未定小时数。', en: 'In limited time; no number of hours is set.' },
    },
    // 检查、整改
    { key: 'inspection.rhythm', clause: '四(三)', value: ['regular'], unit: 'list' },
    { key: 'inspection.coverage', clause: '四(三)', value: ['sampling'], unit: 'list' },
    {
      key: 'rectification.promptness',
      clause: '四(一)',
      value: 'set_limit',
      unit: 'choice',
      interpretation: {
        zh: '限期由主管单位逐次确定，方案未定天数。',
        en: 'The supervising unit sets the limit case by case; the plan gives no number of days.',
      },
    },
  ],
)
