import { day } from '../../kernel/index.js'
import { defineEdition } from '../define-edition.js'

/** @source 国办发〔2018〕123号, the national baseline under every other book. */
export const stateCouncil2018 = defineEdition(
  {
    id: 'state-council-2018',
    version: 1,
    title: {
      zh: '国务院办公厅政务新媒体意见（2018）',
      en: 'State Council opinions on government new media (2018)',
    },
    shortName: 'SC',
    level: 'nation',
    document: 'state-council-2018-123',
    effectiveFrom: day('2018-12-07'),
    interpretation: {
      zh: '意见未另定施行日期，自成文之日（2018年12月7日）起适用。',
      en: 'The opinions set no separate day of entry into force; they are taken to hold from their date, 7 December 2018.',
    },
  },
  [
    // 账号登记
    { key: 'registry.one_per_platform', clause: '四(一)', value: 'in_principle', unit: 'choice' },
    { key: 'registry.same_name', clause: '四(一)', value: 'in_principle', unit: 'choice' },
    {
      key: 'registry.host_kinds',
      clause: '二',
      value: ['administrative_organ', 'administrative_institution', 'internal_section'],
      unit: 'list',
      interpretation: {
        zh: '取自政务新媒体的定义，其中包括内设机构；下级文件可以收紧。',
        en: 'Taken from the definition of government new media, which includes internal sections; lower books may be stricter.',
      },
    },
    { key: 'registry.certification_names_host', clause: '四(一)', value: true, unit: 'yes_no' },
    // 开设、备案
    {
      key: 'opening.approval',
      clause: '四(一)',
      value: [{ action: 'file', actor: 'supervising_unit', level: 'same_level' }],
      unit: 'steps',
      interpretation: {
        zh: '意见只要求分级备案，未要求事前审批。',
        en: 'The opinions ask for filing by level, not for approval beforehand.',
      },
    },
    {
      key: 'filing.with',
      clause: '四(一)',
      value: ['supervising_unit'],
      unit: 'list',
      interpretation: { zh: '未定时限。', en: 'No term is set.' },
    },
    // 变更
    {
      key: 'change.filing_with',
      clause: '四(一)',
      value: ['supervising_unit'],
      unit: 'list',
      interpretation: { zh: '未定时限。', en: 'No term is set.' },
    },
    {
      key: 'change.announcement_for',
      clause: '四(一)',
      value: ['host_changed'],
      unit: 'list',
      interpretation: {
        zh: '只要求主办单位变化时公告，未定时间长短。',
        en: 'Only a change of the host must be announced; no length is set.',
      },
    },
    // 关停注销
    {
      key: 'closure.approval',
      clause: '四(一)',
      value: [{ action: 'file', actor: 'supervising_unit', level: 'same_level' }],
      unit: 'steps',
      interpretation: {
        zh: '意见只要求向主管单位备案，未要求审批。',
        en: 'The opinions ask for filing with the supervising unit, not for approval.',
      },
    },
    {
      key: 'closure.filing_with',
      clause: '四(一)',
      value: ['supervising_unit'],
      unit: 'list',
      interpretation: { zh: '未定时限。', en: 'No term is set.' },
    },
    // 清理
    {
      key: 'cleanup.low_use',
      clause: '四(一)',
      value: { grounds: ['same_function', 'low_use'], actions: ['clean_up', 'merge'] },
      unit: 'choice',
      interpretation: {
        zh: '“关注度和利用率低”未定数值，由人判断；确属无力维护的关停，另列一值。',
        en: 'No number says what low use is; a person decides. Closing what can’t be maintained is a value of its own.',
      },
    },
    { key: 'cleanup.unmaintainable', clause: '四(一)', value: 'close', unit: 'choice' },
    // 原创
    {
      key: 'originals.share',
      clause: '四(二)',
      value: 'encouraged',
      unit: 'choice',
      interpretation: {
        zh: '要求以激励机制提高原创比例，未定数值。',
        en: 'The share is to be raised by incentives; no number is set.',
      },
    },
    // 审核、转载
    { key: 'review.before_release', clause: '四(二)', value: true, unit: 'yes_no' },
    {
      key: 'review.graded',
      clause: '四(二)',
      value: true,
      unit: 'yes_no',
      interpretation: { zh: '未定审核级数。', en: 'The number of levels is not set.' },
    },
    {
      key: 'review.elements',
      clause: '四(二)',
      value: ['political', 'legal', 'policy', 'secrecy', 'wording'],
      unit: 'list',
    },
    {
      key: 'repost.sources',
      clause: '四(二)',
      value: ['party_and_government_sites', 'listed_by_authorities'],
      unit: 'list',
    },
    { key: 'repost.strictness', clause: '四(二)', value: 'in_principle', unit: 'choice' },
    // 答复与值守
    {
      key: 'reply.promptness',
      clause: '三(二)',
      value: 'limited_time',
      unit: 'choice',
      interpretation: { zh: '限时办结，未定小时数。', en: 'In limited time; no number of hours is set.' },
    },
    { key: 'duty.roster', clause: '四(二)', value: true, unit: 'yes_no' },
    // 检查、整改、考核
    { key: 'inspection.rhythm', clause: '四(四)', value: ['regular'], unit: 'list' },
    { key: 'rectification.promptness', clause: '四(四)', value: 'in_time', unit: 'choice' },
    { key: 'assessment.rhythm', clause: '五(三)', value: ['annual'], unit: 'list' },
    {
      key: 'assessment.bases',
      clause: '五(三)',
      value: ['annual_performance'],
      unit: 'list',
      interpretation: {
        zh: '列入年度绩效考核，办法由各地各部门自定。',
        en: 'Part of the annual performance assessment; each place writes its own method.',
      },
    },
  ],
)
