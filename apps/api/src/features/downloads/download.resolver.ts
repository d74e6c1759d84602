import { type Bilingual, ok, type Result } from '@zhengmei/domain/kernel'
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  liveStates,
  type Payload,
  Progress,
  progressOf,
  type RequestContext,
  RequiresViewer,
  toPayload,
} from '../../platform/graphql/index.js'
import { cancelDownload, deleteDownload } from './change-download.js'
import {
  CancelDownloadPayload,
  DeleteDownloadPayload,
  Download,
  DownloadConnection,
  DownloadFilter,
  DownloadsState,
  MyDownloadsArgs,
  RequestDownloadInput,
  RequestDownloadPayload,
} from './download.graphql.js'
import { type DownloadRow, downloadTopic, isOver } from './download.js'
import {
  countDownloads,
  countListed,
  type DownloadCounts,
  listDownloads,
  ownDownload,
} from './download.repository.js'
import { downloadOrder } from './download-order.js'
import { DownloadsFolder } from './downloads-folder.js'
import { fileNameOf } from './file-name.js'
import { requestDownload } from './request-download.js'

@Resolver(() => Download)
export class DownloadResolver {
  @Query(() => DownloadConnection, {
    description: '本人的下载 / The viewer’s own.',
  })
  @RequiresViewer()
  myDownloads(
    @Args(() => MyDownloadsArgs) args: MyDownloadsArgs,
    @Ctx() context: RequestContext,
  ): Connection<DownloadRow> {
    const { personId } = context.requireViewer()
    const order = downloadOrder(args.sort ?? undefined, args.descending ?? undefined)
    return connection(args, order, {
      fetch: (window) => listDownloads(context.pool, personId, args, order, window),
      count: () => countListed(context.pool, personId, args),
    })
  }

  @Query(() => DownloadsState, { description: '本人下载的概况 / How the viewer’s downloads stand.' })
  @RequiresViewer()
  myDownloadsState(@Ctx() context: RequestContext): Promise<DownloadCounts> {
    return countDownloads(context.pool, context.requireViewer().personId)
  }

  @Mutation(() => RequestDownloadPayload, {
    description: '请求生成一个文件 / Has a list or document made into a file, in the background.',
  })
  @RequiresViewer()
  async requestDownload(
    @Arg('input', () => RequestDownloadInput, { description: '请求 / What is asked for.' })
    input: RequestDownloadInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ download: DownloadRow }>> {
    const { kind, format, language, idempotencyKey } = input
    const request = { kind, format, language, idempotencyKey }
    return toPayload(
      await withDownload(
        context,
        await requestDownload(context, {
          ...request,
          columns: input.columns ?? [],
          parameters: input.parameters ?? {},
        }),
      ),
    )
  }

  @Mutation(() => CancelDownloadPayload, {
    description: '取消正在生成的文件 / Ends the making of a file.',
  })
  @RequiresViewer()
  async cancelDownload(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ download: DownloadRow }>> {
    return toPayload(await withDownload(context, await cancelDownload(context, id)))
  }

  @Mutation(() => DeleteDownloadPayload, {
    description: '删除下载及其文件 / Deletes a download and its file.',
  })
  @RequiresViewer()
  async deleteDownload(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ id: string }>> {
    return toPayload(await deleteDownload(context, new DownloadsFolder(context.config.dataDir), id))
  }

  @Subscription(() => DownloadsState, {
    description:
      '本人下载的概况，每有变化再告知 / How the viewer’s downloads stand, again after each change.',
    subscribe: ({ context }) => changes(context as RequestContext),
  })
  @RequiresViewer()
  downloadsChanged(@Root() counts: DownloadCounts): DownloadCounts {
    return counts
  }

  @FieldResolver(() => BilingualType, { description: '内容的名称 / What it is called.' })
  title(@Root() row: DownloadRow, @Ctx() context: RequestContext): Bilingual {
    const { kind, description } = row
    return description.name ?? context.exports.get(kind)?.title ?? { zh: kind, en: kind }
  }

  @FieldResolver(() => [DownloadFilter], { description: '筛选条件 / The filters that are set.' })
  filters(@Root() row: DownloadRow): DownloadFilter[] {
    return row.description.filters.map(([what, to]) => ({ what, to }))
  }

  @FieldResolver(() => String, { description: '文件名 / Name of the file.' })
  fileName(@Root() row: DownloadRow, @Ctx() context: RequestContext): string {
    return fileNameOf(row, context.exports.get(row.kind)?.title).name
  }

  @FieldResolver(() => Progress, { description: '进度 / How far it is, in rows.' })
  progress(@Root() row: DownloadRow): Progress {
    return progressOf(row.done, row.total)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '文件的地址 / Where the file is had; null until it is made.',
  })
  url(@Root() row: DownloadRow): string | null {
    return row.state === 'done' ? `/files/downloads/${row.id}` : null
  }

  @FieldResolver(() => Boolean, { description: '当前用户能否取消 / Whether the viewer may cancel it now.' })
  viewerCanCancel(@Root() row: DownloadRow): boolean {
    return !isOver(row) && row.cancelRequestedAt === null
  }
}

async function withDownload(
  context: RequestContext,
  result: Result<{ readonly id: string }>,
): Promise<Result<{ download: DownloadRow }>> {
  if (!result.ok) return result
  const download = await ownDownload(context.pool, context.requireViewer().personId, result.value.id)
  if (download === null) throw new Error(`download ${result.value.id} is not its person's`)
  return ok({ download })
}

/** Never over: there may always be another. */
function changes(context: RequestContext): AsyncIterableIterator<DownloadCounts> {
  const { personId } = context.requireViewer()
  return liveStates(context.events, {
    topic: downloadTopic,
    id: personId,
    look: () => countDownloads(context.pool, personId),
    isOver: () => false,
  })
}
