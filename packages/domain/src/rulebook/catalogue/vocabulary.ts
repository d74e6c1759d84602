import { z } from 'zod'
import type { Bilingual } from '../../kernel/index.js'

/**
 * The words that values are made of. A value says `principal`, the console shows 主要负责人: one list of words for the books, their
 * validation and the screen.
 */
type Words = Record<string, Bilingual>

/** Who acts, agrees, reviews or signs. */
export const actors = {
  host: { zh: '主办单位', en: 'host unit' },
  principal: { zh: '主要负责人', en: 'principal' },
  collective_decision: { zh: '集体研究', en: 'collective decision of the host' },
  leader_in_charge: { zh: '分管领导', en: 'leader in charge' },
  section_head: { zh: '处（科）室负责人', en: 'section head' },
  office_leader: { zh: '办公室负责人', en: 'office leader' },
  staff: { zh: '工作人员', en: 'staff member' },
  editor: { zh: '编辑人员', en: 'editor' },
  editor_in_chief: { zh: '总编辑', en: 'editor-in-chief' },
  responsible_person: { zh: '相关负责人', en: 'responsible person' },
  supervising_unit: { zh: '主管单位', en: 'supervising unit' },
  government_office: { zh: '政府办公厅（室）', en: 'government office' },
  line_office: { zh: '系统主管厅局办公室', en: 'office of the line’s department' },
  provincial_system: { zh: '省级政务新媒体系统', en: 'provincial system' },
  national_system: { zh: '全国政务新媒体信息报送系统', en: 'national reporting system' },
} as const satisfies Words

/** At which level of government a step happens. */
export const levels = {
  own: { zh: '本单位', en: 'the host itself' },
  same_level: { zh: '同级', en: 'same level' },
  each_level: { zh: '各级', en: 'each level' },
  county: { zh: '县（区）级', en: 'county level' },
  city: { zh: '市级', en: 'city level' },
  province: { zh: '省级', en: 'provincial level' },
  nation: { zh: '国家级', en: 'national level' },
  line: { zh: '本系统', en: 'the line' },
} as const satisfies Words

/** What happens in a step of a procedure. */
export const actions = {
  apply: { zh: '申请', en: 'apply' },
  agree: { zh: '审核同意', en: 'agree' },
  approve: { zh: '审批', en: 'approve' },
  report: { zh: '报备', en: 'report' },
  file: { zh: '备案', en: 'file' },
  cancel: { zh: '注销', en: 'cancel' },
} as const satisfies Words

/** From what a term runs. */
export const events = {
  certification: { zh: '完成注册认证', en: 'certification' },
  registration: { zh: '注册开通', en: 'registration' },
  approval: { zh: '同意开设', en: 'approval' },
  approval_and_filing: { zh: '审核同意并备案', en: 'approval and filing' },
  change: { zh: '信息变化', en: 'the change' },
  report_to_supervising_unit: { zh: '向主管单位报备', en: 'the report to the supervising unit' },
  cancellation: { zh: '完成注销', en: 'cancellation on the platform' },
  exposure: { zh: '被“晾晒”', en: 'public exposure on the platform (晾晒)' },
  notice: { zh: '反馈问题', en: 'notice of the problem' },
  cleanup: { zh: '被清理注销', en: 'the clean-up' },
} as const satisfies Words

/** Papers, forms and the parts of them. */
export const papers = {
  opening_application: { zh: '开设申请表', en: 'opening application' },
  filing_form: { zh: '备案登记表', en: 'filing form' },
  change_form: { zh: '管理备案表', en: 'management filing form' },
  implementation_plan: { zh: '实施方案', en: 'implementation plan' },
  security_test_report: { zh: '安全检测报告', en: 'security test report' },
  staffing_reply: { zh: '编制部门批复', en: 'reply of the staffing authority' },
  closure_notice_or_screenshot: {
    zh: '停更公告或注销流程截图',
    en: 'closure notice or screenshot of the cancellation',
  },
  leadership: { zh: '组织领导', en: 'leadership' },
  budget: { zh: '经费保障', en: 'budget' },
  rules: { zh: '管理制度', en: 'rules' },
  contact: { zh: '联系人及联系方式', en: 'contact' },
  written_explanation: { zh: '书面说明', en: 'written explanation' },
  bulletin: { zh: '通报', en: 'bulletin' },
} as const satisfies Words

/** Review elements and gates (把关要素). */
export const reviewElements = {
  political: { zh: '政治', en: 'political' },
  policy: { zh: '政策', en: 'policy' },
  business: { zh: '业务', en: 'business' },
  legal: { zh: '法律', en: 'legal' },
  wording: { zh: '文字', en: 'wording' },
  secrecy: { zh: '保密', en: 'secrecy' },
  public_opinion: { zh: '舆情', en: 'public opinion' },
} as const satisfies Words

/** What a byline names. */
export const bylineParts = {
  drafter: { zh: '拟稿人', en: 'drafter' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  signer: { zh: '审签人', en: 'signer' },
  copy_editor: { zh: '编校人', en: 'copy editor' },
  source: { zh: '信息来源', en: 'source' },
} as const satisfies Words

/** From whom may be reposted. */
export const repostSources = {
  party_committee: { zh: '党委', en: 'party committees' },
  government: { zh: '政府', en: 'governments' },
  party_and_government_sites: { zh: '党委和政府网站', en: 'websites of party committees and governments' },
  listed_by_authorities: {
    zh: '有关主管部门确定的稿源单位',
    en: 'units listed by the authorities in charge',
  },
  listed_by_publicity_and_cyberspace: {
    zh: '宣传、网信部门确定的稿源单位',
    en: 'units listed by publicity and cyberspace departments',
  },
  recognised_research_bodies: {
    zh: '本单位认可的权威科研技术机构',
    en: 'research bodies which the unit recognises',
  },
  lawful_and_known: { zh: '来源合法且明确', en: 'lawful and known' },
} as const satisfies Words

/** Who may host an account. */
export const hostKinds = {
  administrative_organ: { zh: '行政机关', en: 'administrative organ' },
  administrative_institution: {
    zh: '承担行政职能的事业单位',
    en: 'public institution with administrative functions',
  },
  internal_section: { zh: '内设机构', en: 'internal section' },
  person: { zh: '个人', en: 'person' },
  institution: { zh: '机构', en: 'institution' },
} as const satisfies Words

/** How strictly a demand is meant. */
export const strictness = {
  required: { zh: '必须', en: 'required' },
  in_principle: { zh: '原则上', en: 'in principle' },
  encouraged: { zh: '鼓励', en: 'encouraged' },
} as const satisfies Words

/** How fast, where a text gives no number. */
export const promptness = {
  in_time: { zh: '及时', en: 'in time' },
  limited_time: { zh: '限时', en: 'in limited time' },
  set_limit: { zh: '限期', en: 'within a limit set case by case' },
} as const satisfies Words

/** What follows. */
export const consequences = {
  merge: { zh: '整合', en: 'merge' },
  clean_up: { zh: '清理', en: 'clean up' },
  close: { zh: '关停', en: 'close' },
  bulletin: { zh: '通报', en: 'bulletin' },
  inspection_veto: { zh: '检查单项否决', en: 'veto in an inspection' },
} as const satisfies Words

/** Why an account may be closed or sanctioned. */
export const grounds = {
  low_use: { zh: '关注度和利用率低', en: 'low use' },
  same_function: { zh: '功能相近', en: 'same function' },
  unmaintainable: { zh: '无力维护', en: 'can’t be maintained' },
  rules_missing: { zh: '制度不健全', en: 'rules missing' },
  duty_unfulfilled: { zh: '责任不落实', en: 'duty unfulfilled' },
  poor_management: { zh: '管理不到位', en: 'poor management' },
} as const satisfies Words

/** When something is done again. */
export const rhythms = {
  weekly: { zh: '每周', en: 'weekly' },
  monthly: { zh: '每月', en: 'monthly' },
  quarterly: { zh: '每季度', en: 'quarterly' },
  half_yearly: { zh: '每半年', en: 'half-yearly' },
  annual: { zh: '每年', en: 'annual' },
  regular: { zh: '定期', en: 'regularly' },
  by_stage: { zh: '阶段性', en: 'by stage' },
} as const satisfies Words

/** How much is looked at. */
export const coverages = {
  full: { zh: '全覆盖', en: 'full coverage' },
  sampling: { zh: '抽查', en: 'sampling' },
} as const satisfies Words

/** Times of a working day. */
export const dayTimes = {
  morning: { zh: '上午', en: 'morning' },
  afternoon: { zh: '下午', en: 'afternoon' },
} as const satisfies Words

/** What changes or happens to an account. */
export const changes = {
  any: { zh: '任何变更', en: 'any change' },
  host_changed: { zh: '主办单位变化', en: 'change of the host' },
  name: { zh: '账号名称', en: 'account name' },
  platform_id: { zh: '账号 ID', en: 'account id' },
  certified_subject: { zh: '认证主体', en: 'certified subject' },
  responsible_people: { zh: '负责同志', en: 'people in charge' },
  contact_details: { zh: '联系方式', en: 'contact details' },
} as const satisfies Words

/** Where an announcement stands. */
export const places = {
  account: { zh: '原账号', en: 'on the account itself' },
  public: { zh: '向社会', en: 'to the public' },
} as const satisfies Words

/** What an assessment rests on. */
export const assessmentBases = {
  annual_performance: { zh: '年度绩效考核', en: 'annual performance assessment' },
  platform_scores: { zh: '省级平台得分', en: 'scores of the provincial platform' },
  indicator_tables: { zh: '指标表', en: 'tables of indicators' },
  composite: { zh: '综合评比', en: 'composite evaluation' },
} as const satisfies Words

/** Dimensions of a composite evaluation and measures of an index. */
export const dimensions = {
  volume: { zh: '发布数量', en: 'publishing volume' },
  content: { zh: '发布内容', en: 'content' },
  followers: { zh: '关注量', en: 'followers' },
  reads: { zh: '阅读量', en: 'reads' },
  likes: { zh: '点赞量', en: 'likes' },
  recommendations: { zh: '在看量', en: 'recommendations (在看)' },
  shares: { zh: '转发量', en: 'shares' },
  comments: { zh: '评论量', en: 'comments' },
  interaction_rate: { zh: '互动回应率', en: 'response rate' },
} as const satisfies Words

/** Platforms that rules may single out. */
export const platforms = {
  wechat_subscription: { zh: '微信订阅号', en: 'WeChat subscription accounts' },
  wechat_service: { zh: '微信服务号', en: 'WeChat service accounts' },
  wechat_channels: { zh: '微信视频号', en: 'WeChat channels' },
  wechat_miniprogram: { zh: '微信小程序', en: 'WeChat mini programs' },
  weibo: { zh: '微博', en: 'Weibo' },
  toutiao: { zh: '今日头条', en: 'Toutiao' },
  douyin: { zh: '抖音', en: 'Douyin' },
  kuaishou: { zh: '快手', en: 'Kuaishou' },
  baijiahao: { zh: '百家号', en: 'Baijiahao' },
  app: { zh: '移动客户端', en: 'apps' },
  other: { zh: '其他平台', en: 'other platforms' },
} as const satisfies Words

/** Choices that shape the scorings. */
export const scoringChoices = {
  sum: { zh: '相加', en: 'sum' },
  weighted: { zh: '加权', en: 'weighted' },
  mean: { zh: '平均', en: 'mean' },
  minimum: { zh: '取最低', en: 'minimum' },
  best_of_category: { zh: '按同类最高分折算', en: 'relative to the best of the category' },
  none: { zh: '不折算', en: 'none' },
  each: { zh: '逐期', en: 'each' },
  average: { zh: '平均', en: 'on average' },
  week: { zh: '周', en: 'week' },
  month: { zh: '月', en: 'month' },
  always: { zh: '一律', en: 'always' },
  app: { zh: '移动客户端', en: 'apps' },
} as const satisfies Words

const groupsOfWords = [
  platforms,
  scoringChoices,
  actors,
  levels,
  actions,
  events,
  papers,
  reviewElements,
  bylineParts,
  repostSources,
  hostKinds,
  strictness,
  promptness,
  consequences,
  grounds,
  rhythms,
  coverages,
  dayTimes,
  changes,
  places,
  assessmentBases,
  dimensions,
]

/** Every word of a value in both languages, e.g. `principal` → 主要负责人. */
export const vocabulary: ReadonlyMap<string, Bilingual> = new Map(
  groupsOfWords.flatMap((words) => Object.entries<Bilingual>(words)),
)

/** A zod enum of the words of one group. */
export const wordOf = <W extends Words>(words: W) =>
  z.enum(Object.keys(words) as [keyof W & string, ...(keyof W & string)[]])
