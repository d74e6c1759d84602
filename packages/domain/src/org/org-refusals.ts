import type { Refusal } from '../kernel/index.js'

const refusal = (code: string, field: string, zh: string, en: string): Refusal => ({
  code,
  field,
  message: { zh, en },
})

/** Why a change of the tree is refused; each names the input it is about. */
export const orgRefusals = {
  abolished: refusal(
    'organisation/abolished',
    'organisationId',
    '该单位已撤销或并入其他单位',
    'This unit has been abolished or merged',
  ),
  root: refusal(
    'organisation/root',
    'organisationId',
    '树的顶端不能移动、并入或撤销',
    'The top of a tree is not moved, merged or abolished',
  ),
  targetAbolished: refusal(
    'organisation/target-abolished',
    'targetId',
    '目标单位已撤销或并入其他单位',
    'The other unit has been abolished or merged',
  ),
  sameParent: refusal(
    'organisation/same-parent',
    'targetId',
    '该单位本来就在其下',
    'It stands there already',
  ),
  itself: refusal('organisation/itself', 'targetId', '不能是该单位自身', 'It can not be the unit itself'),
  belowItself: refusal(
    'organisation/below-itself',
    'targetId',
    '不能移到自己的下级之中',
    'A unit can not come to stand below itself',
  ),
  kindNotBelow: refusal(
    'organisation/kind-not-below',
    'targetId',
    '这一类单位不能设在该类单位之下',
    'A unit of this kind does not stand below one of that kind',
  ),
  kindHoldsOthers: refusal(
    'organisation/kind-holds-others',
    'kind',
    '其下级单位不能设在这一类单位之下',
    'What stands below it can not stand below a unit of this kind',
  ),
  hostsAccounts: refusal(
    'organisation/hosts-accounts',
    'kind',
    '该单位主办有账号，不能改为内设机构',
    'It hosts accounts and so can not become an internal section',
  ),
  targetIsSection: refusal(
    'organisation/target-is-section',
    'targetId',
    '不能并入内设机构',
    'Nothing but a section is merged into a section',
  ),
  nameTaken: refusal(
    'organisation/name-taken',
    'name',
    '同一上级之下已有同名单位',
    'Another unit beside it has this name',
  ),
  sameName: refusal('organisation/same-name', 'name', '名称没有变化', 'That is its name already'),
  badName: refusal(
    'organisation/bad-name',
    'name',
    '名称须为 2 至 100 个字符，不含换行等控制字符',
    'A name has from 2 to 100 characters, without control characters',
  ),
  badCode: refusal(
    'organisation/bad-code',
    'code',
    '编码须为 1 至 50 个字母、数字、横线、下划线或点',
    'A code has from 1 to 50 letters, digits, hyphens, underscores or dots',
  ),
  badCategory: refusal(
    'organisation/bad-category',
    'category',
    '考核类别最多 50 个字符，不含换行等控制字符',
    'A category has at most 50 characters, without control characters',
  ),
  badDivisionCode: refusal(
    'organisation/bad-division-code',
    'divisionCode',
    '行政区划代码须为 6 至 12 位数字',
    'A division code has from 6 to 12 digits',
  ),
  badPopulation: refusal(
    'organisation/bad-population',
    'residentPopulation',
    '常住人口须为 0 至 20 亿的整数',
    'Residents are a whole number from 0 to 2,000,000,000',
  ),
  lineEnded: refusal(
    'organisation/line-ended',
    'lineParentId',
    '条线上级已撤销或并入其他单位',
    'The parent by line has been abolished or merged',
  ),
  lineKind: refusal(
    'organisation/line-kind',
    'lineParentId',
    '内设机构和第三方运营机构不能是条线上级',
    'Neither a section nor an operator is a parent by line',
  ),
  lineToItself: refusal(
    'organisation/line-to-itself',
    'lineParentId',
    '条线上级不能是该单位自身',
    'A unit is not its own parent by line',
  ),
  lineLoop: refusal(
    'organisation/line-loop',
    'lineParentId',
    '该单位已在此单位的条线之上，不能循环',
    'This unit stands above that one by line already: lines lead in no circle',
  ),
  childrenNeedPlace: refusal(
    'organisation/children-need-place',
    'targetId',
    '仍有下级单位，请指定其去向',
    'Units still stand below it: say where they go',
  ),
  reasonRequired: refusal(
    'organisation/reason-required',
    'reason',
    '生效日期早于今天，请说明理由',
    'It takes effect before today: say why',
  ),
  beforeLastChange: refusal(
    'organisation/before-last-change',
    'effectiveOn',
    '生效日期不得早于该单位上一次变更',
    'It can not take effect before the last change of the unit',
  ),
  targetNotYet: refusal(
    'organisation/target-not-yet',
    'effectiveOn',
    '在该日期，目标单位尚未设立',
    'On that day the other unit did not exist yet',
  ),
  tooFar: refusal(
    'organisation/too-far',
    'effectiveOn',
    '生效日期最多在两年之内',
    'It may take effect at most two years ahead',
  ),
} as const
