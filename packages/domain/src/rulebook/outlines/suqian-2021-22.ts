import { day } from '../../kernel/index.js'
import type { Outline } from '../schema.js'

export const suqian202122: Outline = {
  document: 'suqian-2021-22',
  title: { zh: '宿迁市政务新媒体管理通知', en: 'Suqian: notice on the management of government new media' },
  shortName: 'SQ',
  number: '宿政办发〔2021〕22号',
  issuedOn: day('2021-06-20'),
  clauses: [
    { id: '一', title: { zh: '工作目标', en: 'Goals' } },
    { id: '二', title: { zh: '主管与主办的职责', en: 'Duties of supervising and host units' } },
    { id: '三', title: { zh: '账号的开设、变更、关停、注销', en: 'Accounts: opening, change, closure' } },
    {
      id: '四',
      title: { zh: '发布、更新、三审与署名', en: 'Publishing, updates, three-level review, bylines' },
    },
    { id: '五', title: { zh: '留言查看与答复时限', en: 'Looking at messages and reply deadlines' } },
    { id: '六', title: { zh: '功能与解读', en: 'Functions and policy explanation' } },
    { id: '七', title: { zh: '安全防护', en: 'Security' } },
    { id: '八', title: { zh: '会议与统筹', en: 'Meetings and coordination' } },
    { id: '九', title: { zh: '培训', en: 'Training' } },
    { id: '十', title: { zh: '检查、考核与奖惩', en: 'Inspection, assessment, reward and sanction' } },
    { id: '附1', title: { zh: '检查指标', en: 'Inspection indicators' } },
    { id: '附1 严重问题 1', title: { zh: '单项否决：严重表述错误', en: 'Veto: serious wrong statement' } },
    { id: '附1 严重问题 2', title: { zh: '单项否决：泄露国家秘密', en: 'Veto: state secret leaked' } },
    {
      id: '附1 严重问题 3',
      title: { zh: '单项否决：禁止内容或链接', en: 'Veto: prohibited content or link' },
    },
    {
      id: '附1 严重问题 4',
      title: { zh: '单项否决：严重负面舆情', en: 'Veto: severe public-opinion incident' },
    },
    {
      id: '附1 内容不更新 1',
      title: { zh: '单项否决：检查前两周未更新', en: 'Veto: no update in the two weeks before the check' },
    },
    {
      id: '附1 内容不更新 2',
      title: { zh: '单项否决：客户端不可用', en: 'Veto: app can’t be downloaded or used' },
    },
    { id: '附1 互动回应差 1', title: { zh: '单项否决：无有效互动', en: 'Veto: no effective interaction' } },
    {
      id: '附1 互动回应差 2',
      title: { zh: '单项否决：数据造假、强制点赞', en: 'Veto: bought followers or forced likes' },
    },
    { id: '附1 扣分指标', title: { zh: '扣分指标满分', en: 'Deductions: full marks' } },
    {
      id: '附1 开设不规范',
      title: { zh: '扣分：以内设机构名义开设', en: 'Deduction: opened in the name of an internal section' },
    },
    { id: '附1 名称不规范', title: { zh: '扣分：名称与职责无关', en: 'Deduction: name unrelated to duty' } },
    {
      id: '附1 认证信息不规范',
      title: { zh: '扣分：认证信息未标主办单位', en: 'Deduction: certification without the host' },
    },
    {
      id: '附1 内容更新不及时',
      title: { zh: '扣分：周更新不足', en: 'Deduction: a week with too few updates' },
    },
    { id: '附1 内容发布不当', title: { zh: '扣分：不当内容', en: 'Deduction: improper content' } },
    { id: '附1 发布商业广告', title: { zh: '扣分：商业广告', en: 'Deduction: commercial advertising' } },
    {
      id: '附1 留言审看不到位',
      title: { zh: '扣分：不当言论留存', en: 'Deduction: improper comment left standing' },
    },
    { id: '附1 互动回应失当', title: { zh: '扣分：回复失当', en: 'Deduction: improper reply' } },
    {
      id: '附1 功能无法使用',
      title: { zh: '扣分：功能失效未公告', en: 'Deduction: function broken without notice' },
    },
    {
      id: '附1 过度获取用户信息',
      title: { zh: '扣分：过度收集个人信息', en: 'Deduction: over-collection of personal data' },
    },
    { id: '附1 指标说明', title: { zh: '检查范围、否决与合格线', en: 'Scope, effect of a veto, pass mark' } },
    { id: '附2', title: { zh: '年度考核指标', en: 'Indicators of the annual assessment' } },
    {
      id: '附2 上级抽查 1',
      title: { zh: '否决：国办抽查不合格', en: 'Veto: unqualified in a state inspection' },
    },
    {
      id: '附2 上级抽查 2',
      title: {
        zh: '否决或扣分：省办抽查不合格',
        en: 'Veto or deduction: unqualified in provincial inspections',
      },
    },
    { id: '附2 扣分指标', title: { zh: '扣分指标满分', en: 'Deductions: full marks' } },
    { id: '附2 制度建设', title: { zh: '制度建设分值', en: 'Regime: points of the group' } },
    { id: '附2 制度建设 1', title: { zh: '制度文件', en: 'Rules on file' } },
    { id: '附2 制度建设 2', title: { zh: '三审公示', en: 'Publicity of the three-level review' } },
    { id: '附2 运维管理', title: { zh: '运维管理分值', en: 'Operation: points of the group' } },
    { id: '附2 运维管理 1', title: { zh: '上级要求落实', en: 'Superior’s requirements' } },
    { id: '附2 运维管理 2', title: { zh: '附1 否决问题', en: 'Veto issues of annex 1' } },
    { id: '附2 运维管理 3', title: { zh: '周更新', en: 'Weekly update' } },
    { id: '附2 运维管理 4', title: { zh: '答复时限', en: 'Reply deadline' } },
    { id: '附2 运维管理 5', title: { zh: '错别字', en: 'Wrong characters' } },
    {
      id: '附2 运维管理 6',
      title: { zh: '备案、功能、个人信息、广告', en: 'Filing, functions, personal data, advertising' },
    },
    { id: '附2 运维管理 7', title: { zh: '整改时限', en: 'Rectification deadline' } },
    { id: '附2 内容发布', title: { zh: '全年原创数量', en: 'Originals of the year' } },
    { id: '附2 加分指标', title: { zh: '加分上限', en: 'Bonus: most points' } },
    { id: '附2 合格率', title: { zh: '加分：问题总数少', en: 'Bonus: few problems' } },
    { id: '附2 表彰表扬', title: { zh: '加分：表彰表扬', en: 'Bonus: commendation' } },
    {
      id: '附2 指标说明',
      title: {
        zh: '对象、否决、加分门槛、平均与折算',
        en: 'Scope, veto, bonus threshold, mean and normalisation',
      },
    },
  ],
}
