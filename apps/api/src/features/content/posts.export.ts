import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, ok } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import {
  allPages,
  columnsOf,
  dayAsked,
  daysSaid,
  type ExportAsk,
  listExport,
  said,
  toldFilters,
  wordOf,
} from '../../platform/exports/index.js'
import { accountOfExport, unknownToExport } from '../account/index.js'
import type { PostBodyRow, PostRow } from './content.read.js'
import { PostSort, postBodies, postOrder, postsOfAccounts } from './post.repository.js'

/** As the arguments of the posts of an account, without its pages. */
const parameters = z.strictObject({
  accountId: z.uuid(),
  search: z.string().max(100).nullish(),
  fromOn: dayAsked.nullish(),
  toOn: dayAsked.nullish(),
  original: z.boolean().nullish(),
  sort: wordOf(PostSort).nullish(),
  descending: z.boolean().nullish(),
})
type Asked = ExportAsk<z.infer<typeof parameters>>

const origin = (original: boolean): Bilingual =>
  original ? { zh: '原创', en: 'Original' } : { zh: '转载', en: 'Repost' }

type ExportedPost = PostRow & { readonly body: PostBodyRow | undefined }

async function* rows(ask: Asked): AsyncGenerator<ExportedPost> {
  const { pool, parameters: asked } = ask
  if ((await accountOfExport(ask, asked)) === null) return
  const order = postOrder(asked.sort ?? undefined, asked.descending ?? undefined)
  const pages = allPages(order, (window) => postsOfAccounts(pool, [asked.accountId], asked, order, window))
  for await (const page of pages) {
    const bodies = new Map((await postBodies(pool, page)).map((body) => [body.externalId, body]))
    for (const post of page) yield { ...post, body: bodies.get(post.externalId) }
  }
}

const column = columnsOf<ExportedPost>()

/** What an account published, as a file. */
export const postsExport = listExport({
  kind: 'account.posts',
  title: { zh: '稿件', en: 'Posts' },
  action: Action.readAccounts,
  parameters,
  describe: async ({ parameters: asked, ...reader }: Asked) => {
    const place = await accountOfExport(reader, asked)
    if (place === null) return unknownToExport
    return ok({
      filters: toldFilters(
        ...place.filters,
        asked.search && [{ zh: '标题', en: 'Title' }, said(asked.search)],
        daysSaid({ zh: '发布日期', en: 'Published' }, asked.fromOn, asked.toOn),
        asked.original != null && [{ zh: '来源', en: 'Origin' }, origin(asked.original)],
      ),
    })
  },
  rows,
  columns: [
    column.text('externalId', { zh: '平台编号', en: 'Id' }, (row) => row.externalId),
    column.text('title', { zh: '标题', en: 'Title' }, (row) => row.body?.title ?? null, 40),
    column.instant('publishedAt', { zh: '发布时间', en: 'Published' }, (row) => row.publishedAt),
    column.text('origin', { zh: '来源', en: 'Origin' }, (row, language) => origin(row.original)[language], 8),
    column.text('source', { zh: '稿源', en: 'Source' }, (row) => row.body?.source ?? null, 20),
    column.number('reads', { zh: '阅读', en: 'Reads' }, (row) => row.reads),
    column.number('likes', { zh: '点赞', en: 'Likes' }, (row) => row.likes),
    column.number('shares', { zh: '转发', en: 'Shares' }, (row) => row.shares),
    column.number('comments', { zh: '评论', en: 'Comments' }, (row) => row.comments),
    column.text('url', { zh: '链接', en: 'URL' }, (row) => row.body?.url ?? null, 28),
  ],
})
