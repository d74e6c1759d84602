import type { Bilingual } from '../kernel/index.js'

/** Whether a post (稿件) was written by the account's own unit. @source SQ 四, SQ 附2 */
export const PostOrigin = { original: 'original', repost: 'repost' } as const
export type PostOrigin = (typeof PostOrigin)[keyof typeof PostOrigin]

export const postOriginTitles: Readonly<Record<PostOrigin, Bilingual>> = {
  original: { zh: '原创', en: 'Original' },
  repost: { zh: '转载', en: 'Repost' },
}

/** Where a message reached the account (留言渠道). */
export const MessageChannel = {
  comment: 'comment',
  message: 'message',
  privateMessage: 'private_message',
  mention: 'mention',
} as const
export type MessageChannel = (typeof MessageChannel)[keyof typeof MessageChannel]

export const messageChannelTitles: Readonly<Record<MessageChannel, Bilingual>> = {
  comment: { zh: '评论', en: 'Comment' },
  message: { zh: '留言', en: 'Message' },
  private_message: { zh: '私信', en: 'Private message' },
  mention: { zh: '@提及', en: 'Mention' },
}

/** What a message asks for (留言类型). Only policy enquiries have a deadline in SQ 附2. */
export const MessageKind = {
  policyEnquiry: 'policy_enquiry',
  complaint: 'complaint',
  advice: 'advice',
  report: 'report',
  other: 'other',
} as const
export type MessageKind = (typeof MessageKind)[keyof typeof MessageKind]

export const messageKindTitles: Readonly<Record<MessageKind, Bilingual>> = {
  policy_enquiry: { zh: '政策咨询', en: 'Policy enquiry' },
  complaint: { zh: '投诉', en: 'Complaint' },
  advice: { zh: '建议', en: 'Advice' },
  report: { zh: '举报', en: 'Report of misconduct' },
  other: { zh: '其他', en: 'Other' },
}
