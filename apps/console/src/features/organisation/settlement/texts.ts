import { defineTexts } from '../../../ui/language'

/** Texts of settling an account whose host is no more. */
export const useSettlementTexts = defineTexts({
  zh: {
    owed: '待处置',
    owedSince: '主办单位“{{name}}”已于 {{on}} 撤并，须迁移、变更或注销并公告',
    successor: '承接单位：{{name}}',
    settle: '处置',
    title: '处置撤并单位的账号 · {{name}}',
    way: '处置方式',
    TRANSFER: '迁移至新主办单位',
    CLOSURE: '注销',
    host: '新主办单位',
    transferOn: '改由新单位主办的第一天',
    closeOn: '不再在用的第一天',
    announcement: '公告（何处、何日）',
    announcementHint: '例如：市政府门户网站，2026-03-01',
    rules: '适用的规定',
    confirm: '确认处置',
    basis: '依据 SC 四(一)、GC 二(六)；所依据的规定没有写明处置期限。',
  },
  en: {
    owed: 'To be settled',
    owedSince:
      'Its host {{name}} ended on {{on}}: it must be transferred, changed or closed, and that be announced',
    successor: 'Taken over by {{name}}',
    settle: 'Settle',
    title: 'Settle an account whose host ended · {{name}}',
    way: 'What was done',
    TRANSFER: 'Transferred to a new host',
    CLOSURE: 'Closed',
    host: 'New host',
    transferOn: 'First day with the new host',
    closeOn: 'First day on which it is no longer live',
    announcement: 'Announced (where and when)',
    announcementHint: 'For example: website of the city, 2026-03-01',
    rules: 'Rules in force',
    confirm: 'Settle it',
    basis: 'By SC 四(一) and GC 二(六); they name no day by which it must be settled.',
  },
})
