import { type FileReport, ImportJobState, importStageTitles, isOver } from '@zhengmei/domain/dataset'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, ok, type Result } from '@zhengmei/domain/kernel'
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
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
  PageArgs,
  type Payload,
  Progress,
  progressOf,
  type RequestContext,
  Requires,
  toPayload,
} from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { Person, personById } from '../identity/index.js'
import {
  CancelImportPayload,
  ImportErrorConnection,
  ImportFileResult,
  ImportJob,
  ImportJobConnection,
  ImportJobsArgs,
  RequestImportInput,
  RequestImportPayload,
} from './dataset.graphql.js'
import { isWorkbook } from './files/uploaded-source.js'
import { cancelImport, importTopic } from './jobs/cancel-import.js'
import {
  countErrors,
  countImportJobs,
  errorsInOrder,
  filesOfJob,
  findImportJob,
  type ImportErrorRow,
  type ImportJobRow,
  listErrors,
  listImportJobs,
  reachOf,
} from './jobs/import-job.repository.js'
import { jobOrder } from './jobs/import-job-order.js'
import { requestImport } from './jobs/request-import.js'

const idDescription = '标识 / Id.'

@Resolver(() => ImportJob)
export class DatasetResolver {
  @Query(() => ImportJobConnection, { description: '导入任务，最新的在前 / Imports, newest first.' })
  @Requires(Action.importDataSets)
  importJobs(
    @Args(() => ImportJobsArgs) args: ImportJobsArgs,
    @Ctx() context: RequestContext,
  ): Connection<ImportJobRow> {
    const reach = reachOf(context)
    const order = jobOrder(args.sort ?? undefined, args.descending ?? undefined)
    return connection(args, order, {
      fetch: (window) => listImportJobs(context.pool, reach, args, order, window),
      count: () => countImportJobs(context.pool, reach, args),
    })
  }

  @Query(() => ImportJob, {
    nullable: true,
    description: '一次导入；不存在与不可见没有区别 / One import; null when there is none or it is not yours.',
  })
  @Requires(Action.importDataSets)
  importJob(@Arg('id', () => ID, { description: idDescription }) id: string, @Ctx() context: RequestContext) {
    return jobInScope(context, id)
  }

  @Mutation(() => RequestImportPayload, {
    description: '导入已上传的文件 / Imports uploaded files, in the background.',
  })
  @Requires(Action.importDataSets)
  async requestImport(
    @Arg('input', () => RequestImportInput, { description: '请求 / What is asked for.' })
    input: RequestImportInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ job: ImportJobRow }>> {
    return toPayload(await withJob(context, await requestImport(context, input)))
  }

  @Mutation(() => CancelImportPayload, {
    description: '取消导入，什么也不保存 / Ends an import with nothing saved.',
  })
  @Requires(Action.importDataSets)
  async cancelImport(
    @Arg('id', () => ID, { description: idDescription }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ job: ImportJobRow }>> {
    return toPayload(await withJob(context, await cancelImport(context, id)))
  }

  @Subscription(() => ImportJob, {
    description: '导入的进展，结束后停止 / The import as it goes on; ends when it is over.',
    subscribe: ({ args, context }) => progress(context as RequestContext, String(args['id'])),
  })
  @Requires(Action.importDataSets)
  importJobProgress(
    @Root() job: ImportJobRow,
    @Arg('id', () => ID, { description: idDescription }) _id: string,
  ): ImportJobRow {
    return job
  }

  @FieldResolver(() => Person, { description: '提交人 / Who asked for it.' })
  requestedBy(@Root() job: ImportJobRow, @Ctx() context: RequestContext) {
    return context.load(personById, job.requestedBy)
  }

  @FieldResolver(() => BilingualType, { nullable: true, description: '正在做什么 / What it is doing.' })
  stage(@Root() job: ImportJobRow): Bilingual | null {
    return job.stage === null || isOver(job.state) ? null : importStageTitles[job.stage]
  }

  @FieldResolver(() => Progress, { description: '进度，以行计 / Progress in rows.' })
  progress(@Root() job: ImportJobRow): Progress {
    return progressOf(job.rowsDone, job.rowsTotal)
  }

  @FieldResolver(() => [ImportFileResult], { description: '各文件的结果 / Results by file.' })
  files(@Root() job: ImportJobRow): readonly FileReport[] {
    return job.report?.files ?? []
  }

  @FieldResolver(() => [ID], {
    description:
      '仍保留的上传文件，可用来再次导入 / Uploads still kept, to import them again: a dry run that passed, for real.',
  })
  async fileIds(@Root() job: ImportJobRow, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return (await filesOfJob(context.pool, job.id)).map((file) => file.id)
  }

  @FieldResolver(() => Int, {
    description: '错误总数 / All errors, also those beyond the ten thousand that are listed.',
  })
  errorCount(@Root() job: ImportJobRow): number {
    return job.report?.errorCount ?? 0
  }

  @FieldResolver(() => ImportErrorConnection, { description: '错误，按文件与行 / Errors by file and row.' })
  errors(
    @Root() job: ImportJobRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<ImportErrorRow> {
    return connection(args, errorsInOrder, {
      fetch: (window) => listErrors(context.pool, job.id, window),
      count: () => countErrors(context.pool, job.id),
    })
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '错误清单的下载地址 / Where the errors are had as CSV, in English with `?language=en`.',
  })
  errorsCsvUrl(@Root() job: ImportJobRow): string | null {
    return job.state === ImportJobState.refused ? `/files/imports/${job.id}/errors.csv` : null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      '带“错误原因”列的原工作簿的下载地址 / Where the same workbook is had with a column of reasons, in English with `?language=en`; null for CSV files.',
  })
  errorsWorkbookUrl(@Root() job: ImportJobRow): string | null {
    return job.state === ImportJobState.refused && job.fileNames.some(isWorkbook)
      ? `/files/imports/${job.id}/errors.xlsx`
      : null
  }

  @FieldResolver(() => Boolean, { description: '当前用户能否取消 / Whether the viewer may cancel it now.' })
  viewerCanCancel(@Root() job: ImportJobRow): boolean {
    return !isOver(job.state) && job.cancelRequestedAt === null
  }
}

const jobInScope = (context: RequestContext, id: string): Promise<ImportJobRow | null> | null =>
  isUuid(id) ? findImportJob(context.pool, id, reachOf(context)) : null

async function withJob(
  context: RequestContext,
  result: Result<{ readonly id: string }>,
): Promise<Result<{ job: ImportJobRow }>> {
  if (!result.ok) return result
  const job = await jobInScope(context, result.value.id)
  if (job === null) throw new Error(`import ${result.value.id} is not where it was asked for`)
  return ok({ job })
}

/** The job as it is, and again after each happening until it is over. */
const progress = (context: RequestContext, id: string): AsyncIterableIterator<ImportJobRow> =>
  liveStates(context.events, {
    topic: importTopic,
    id,
    look: async () => jobInScope(context, id),
    isOver: (job) => isOver(job.state),
  })
