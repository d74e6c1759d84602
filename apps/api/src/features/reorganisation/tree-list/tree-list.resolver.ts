import { Action } from '@zhengmei/domain/identity'
import { ok } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { type Payload, type RequestContext, Requires, toPayload } from '../../../platform/graphql/index.js'
import { refusedListUrls } from '../../dataset/index.js'
import { importTree } from './import-tree.js'
import {
  ImportOrganisationsInput,
  ImportOrganisationsPayload,
  type OrganisationListResult,
} from './tree-list.graphql.js'
import { askedOfTree, treeFilesPath } from './tree-list.routes.js'

const shown = 200

@Resolver()
export class TreeListResolver {
  @Mutation(() => ImportOrganisationsPayload, {
    description:
      '导入修改后的组织表：新设、更名、调整隶属、修改信息，全部保存或全部不保存 / Brings a mended file of units back: all of its changes, or none.',
  })
  @Requires(Action.changeOrganisations)
  async importOrganisations(
    @Arg('input', () => ImportOrganisationsInput, { description: '组织表 / The file.' })
    input: ImportOrganisationsInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<OrganisationListResult>> {
    const imported = await importTree(context, input)
    if (!imported.ok) return toPayload(imported)
    const { changes, errors, isWorkbook, ...report } = imported.value
    const { fileIds, reason } = input
    return toPayload(
      ok({
        ...report,
        changeCount: changes.length,
        changes: changes.slice(0, shown),
        errorCount: errors.length,
        errors: errors.slice(0, shown),
        ...refusedListUrls(
          treeFilesPath,
          report.outcome === 'refused' ? { fileIds, isWorkbook } : null,
          askedOfTree(report.effectiveOn, reason),
        ),
      }),
    )
  }
}
