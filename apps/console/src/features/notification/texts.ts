import { defineTexts } from '../../ui/language'

/** Texts of what one is told. */
export const useNotificationTexts = defineTexts({
  zh: {
    title: '站内消息',
    lead: '导入、考核、下载的结果，任职的变化和账户安全。保存 90 天。',
    unread: '未读',
    all: '全部',
    which: '哪些消息',
    none: '没有消息',
    noneUnread: '没有未读消息',
    readAll: '全部标为已读',
    newOne: '未读',
    count_: '{{count}} 条未读',
    seeAll: '查看全部',
    panel: '最近的消息',
  },
  en: {
    title: 'Messages',
    lead: 'How imports, assessments and downloads ended, changes of your appointments, security of your account. Kept for 90 days.',
    unread: 'Unread',
    all: 'All',
    which: 'Which messages',
    none: 'No messages',
    noneUnread: 'Nothing unread',
    readAll: 'Mark all as read',
    newOne: 'Unread',
    count_: '{{count}} unread',
    seeAll: 'See all',
    panel: 'Latest messages',
  },
})
