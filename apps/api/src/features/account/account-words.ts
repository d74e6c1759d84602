import type { Bilingual } from '@zhengmei/domain/kernel'
import type { ReplyTerm } from '@zhengmei/domain/workbench'

/** How enquiries stand that nobody answered, in words. */
export const replyTermTitles: Readonly<Record<ReplyTerm, Bilingual>> = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  soon: { zh: '即将到期', en: 'Due soon' },
}
