import { z } from 'zod'
import { area, type CatalogueEntry } from './entry.js'
import { attachments, chain, consent, deadline, listOf, positive, recipients } from './shapes.js'
import {
  changes,
  consequences,
  grounds,
  hostKinds,
  papers,
  places,
  strictness,
  wordOf,
} from './vocabulary.js'

const announcementForm = z.strictObject({ form: z.string().min(1) })
const yes = z.boolean()

/** Keys about accounts: who may have one, how it is opened, filed, changed, closed, cleaned up. */
export const lifecycleEntries: readonly CatalogueEntry[] = [
  ...area('registry', [
    [
      'one_per_platform',
      '一个单位在同一平台一个账号',
      'One account per unit and platform',
      wordOf(strictness),
      'choice',
    ],
    ['same_name', '不同平台名称一致', 'Same name on all platforms', wordOf(strictness), 'choice'],
    ['same_style', '不同平台风格统一', 'Same style on all platforms', wordOf(strictness), 'choice'],
    ['host_kinds', '可作主办主体', 'Who may host', listOf(wordOf(hostKinds)), 'list'],
    ['barred_hosts', '不得作主办主体', 'Who may not host', listOf(wordOf(hostKinds)), 'list'],
    ['certification_names_host', '认证信息注明主办单位', 'Certification names the host', yes, 'yes_no'],
  ]),
  ...area('opening', [
    ['consent', '开设须经谁同意', 'Opening: consent of', consent, 'list'],
    ['approval', '开设审批', 'Opening: approval', chain, 'steps'],
    ['attachments', '开设须附材料', 'Opening: attachments', attachments, 'list'],
    ['announcement_kept', '开通公告保留时间', 'Opening announcement kept', positive, 'days', 'working_days'],
    ['live_within', '同意后上线期限', 'Live after approval within', deadline, 'years', 'days'],
    ['live_late', '逾期未上线', 'Not live in time', listOf(wordOf(papers)), 'list'],
  ]),
  ...area('filing', [
    ['with', '开设后备案去向', 'Filed after opening with', recipients, 'list'],
    ['deadline', '开设后备案时限', 'Filed after opening within', deadline, 'working_days', 'days'],
  ]),
  ...area('change', [
    ['consent', '变更须经谁同意', 'Change: consent of', consent, 'list'],
    ['approval', '变更审批', 'Change: approval', chain, 'steps'],
    ['filing_with', '变更备案去向', 'Change filed with', recipients, 'list'],
    ['filing_deadline', '变更备案时限', 'Change filed within', deadline, 'working_days', 'days'],
    ['filing_covers', '须备案的变更', 'Changes to be filed', listOf(wordOf(changes)), 'list'],
    ['form', '变更用表', 'Change: form', announcementForm, 'choice'],
    ['announcement_for', '须公告的变更', 'Changes to be announced', listOf(wordOf(changes)), 'list'],
    ['announcement_kept', '变更公告时间', 'Change announcement kept', positive, 'working_days', 'days'],
  ]),
  ...area('closure', [
    ['consent', '关停注销须经谁同意', 'Closure: consent of', consent, 'list'],
    ['approval', '关停注销审批', 'Closure: approval', chain, 'steps'],
    ['announcement', '关停公告', 'Closure announced', wordOf(places), 'choice'],
    ['announcement_form', '关停公告文本', 'Closure announcement: text', announcementForm, 'choice'],
    ['announcement_kept', '关停公告时间', 'Closure announcement kept', positive, 'working_days', 'days'],
    ['second_announcement', '迁移后再次公告', 'Second announcement after migration', yes, 'yes_no'],
    ['evidence', '注销须附材料', 'Closure: evidence', listOf(wordOf(papers)), 'list'],
    ['filing_with', '注销后备案去向', 'Closure filed with', recipients, 'list'],
    ['filing_deadline', '注销后备案时限', 'Closure filed within', deadline, 'working_days', 'days'],
  ]),
  ...area('offline', [
    ['per_year', '每年临时下线次数上限', 'Temporary offline: most a year', positive, 'times'],
    ['length', '临时下线最长时间', 'Temporary offline: longest', positive, 'days'],
    ['approval', '临时下线审批', 'Temporary offline: approval', chain, 'steps'],
    ['announcement', '临时下线公告', 'Temporary offline announced', wordOf(places), 'choice'],
    ['force_majeure_report', '不可抗力报备', 'Force majeure: report', chain, 'steps'],
    ['force_majeure_counts', '不可抗力计入次数', 'Force majeure counts', yes, 'yes_no'],
  ]),
  ...area('exit', [
    ['approval', '退出监管审批', 'Exit: approval', chain, 'steps'],
    ['attachments', '退出监管须附材料', 'Exit: attachments', attachments, 'list'],
  ]),
  ...area('cleanup', [
    [
      'low_use',
      '低关注、功能相近账号的处理',
      'Low-use and duplicate accounts',
      z.strictObject({ grounds: listOf(wordOf(grounds)), actions: listOf(wordOf(consequences)) }),
      'choice',
    ],
    [
      'unmaintainable',
      '无力维护账号的处理',
      'Accounts that can’t be maintained',
      wordOf(consequences),
      'choice',
    ],
    [
      'sanction',
      '管理不善的处置',
      'Sanction of poor management',
      z.strictObject({ grounds: listOf(wordOf(grounds)), anyOf: listOf(wordOf(consequences)) }),
      'choice',
    ],
    ['minimum_age', '纳入清理的开设年限', 'Clean-up from an age of', positive, 'years'],
    [
      'effect_index',
      '清理：效果指数',
      'Clean-up: effect index',
      z.strictObject({ below: z.number().min(0), successive: positive }),
      'points',
    ],
    [
      'upper_notices',
      '清理：上一年度被上级通报',
      'Clean-up: upper-level notices last year',
      positive,
      'times',
    ],
    [
      'silence',
      '清理：不更新',
      'Clean-up: silence',
      z.strictObject({ days: positive, successive: positive }),
      'days',
    ],
    [
      'exposure',
      '清理：晾晒后未整改',
      'Clean-up: unrectified after exposure',
      deadline,
      'days',
      'working_days',
    ],
    ['incident', '清理：安全、泄密事故', 'Clean-up: security or leak incident', yes, 'yes_no'],
    [
      'followers',
      '清理：粉丝占常住人口比例',
      'Clean-up: followers of the population',
      z.number().gt(0).max(100),
      'percent',
    ],
    ['breach_of_law', '清理：违法', 'Clean-up: breach of law', yes, 'yes_no'],
    ['reopening_ban', '清理后不得新开', 'No new account after clean-up for', deadline, 'years'],
  ]),
]
