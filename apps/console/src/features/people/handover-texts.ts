import { defineTexts } from '../../ui/language'

/** Texts of the list of what is yet to be handed over, and of taking a tick back. */
export const useHandoverTexts = defineTexts({
  zh: {
    title: '待交接事项',
    lead: '离任者留下、尚未确认交接的事项；已确认的见各人的交接清单。',
    people: '人员与任职',
    search: '按离任者姓名或登录名查找',
    anyKind: '全部种类',
    leaver: '离任者',
    openedAt: '列入时间',
    none: '没有待交接的事项',
    noneText: '有人离任，或单位撤并时，须交接的事项列在这里。',
    reopen: '撤销确认',
    reopenTitle: '撤销交接确认',
    reopenText: '事项重新列为未完成；原确认人、接任者和说明保留在审计记录中。',
    reason: '撤销的原因',
    reopened: '确认已撤销：{{reason}}',
  },
  en: {
    title: 'To be handed over',
    lead: 'What people who leave left behind and nobody has ticked yet; what was ticked stands with each person.',
    people: 'People',
    search: 'Name or login of who leaves',
    anyKind: 'Every kind',
    leaver: 'Who leaves',
    openedAt: 'On the list since',
    none: 'Nothing to be handed over',
    noneText: 'What somebody leaves, or what a unit leaves that is no more, is listed here.',
    reopen: 'Take back',
    reopenTitle: 'Take a tick back',
    reopenText: 'The item is open again; who had ticked it, the successor and the note stay in the trail.',
    reason: 'Why',
    reopened: 'Tick taken back: {{reason}}',
  },
})
