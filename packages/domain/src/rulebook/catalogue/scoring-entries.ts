import { annualRuleSchema, annualSettingSchemas, groupSchema } from '../annual-rules.js'
import { inspectionRuleSchema, inspectionSettingSchemas } from '../inspection-rules.js'
import { area, type CatalogueEntry } from './entry.js'

const annual = annualSettingSchemas
const inspection = inspectionSettingSchemas

/** Keys of the two scorings: the annual assessment and the inspection at a check day. */
export const scoringEntries: readonly CatalogueEntry[] = [
  ...area('inspection', [
    ['start', '检查起评分', 'Inspection starts from', inspection['inspection.start'], 'points'],
    [
      'cap_each',
      '检查单项扣分上限',
      'Most one inspection indicator takes',
      inspection['inspection.cap_each'],
      'points',
    ],
    [
      'unqualified_below',
      '检查不合格线',
      'Inspection unqualified below',
      inspection['inspection.unqualified_below'],
      'points',
    ],
    ['rule.*', '检查指标', 'Inspection indicator', inspectionRuleSchema, 'points', 'days', 'yes_no'],
  ]),
  ...area('annual', [
    ['start', '账号起评分', 'An account starts from', annual['annual.start'], 'points'],
    ['veto_mark', '单项否决得分', 'A unit’s score after a veto', annual['annual.veto_mark'], 'points'],
    ['parts', '分项合成方式', 'How parts make a score', annual['annual.parts'], 'choice'],
    [
      'over_accounts',
      '单位得分合成方式',
      'How accounts make the unit’s score',
      annual['annual.over_accounts'],
      'choice',
    ],
    ['normalisation', '折算方式', 'Normalisation', annual['annual.normalisation'], 'choice'],
    ['bonus', '加分门槛与上限', 'Bonus: threshold and most', annual['annual.bonus'], 'points'],
    ['unqualified_below', '年度不合格线', 'Unqualified below', annual['annual.unqualified_below'], 'points'],
    ['group.*', '扣分组', 'Group of deductions', groupSchema, 'points', 'percent'],
    ['rule.*', '考核指标', 'Assessment indicator', annualRuleSchema, 'points', 'times'],
  ]),
]
