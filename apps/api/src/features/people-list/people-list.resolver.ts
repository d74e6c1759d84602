import { Action } from '@zhengmei/domain/identity'
import { ok } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { type Payload, type RequestContext, Requires, toPayload } from '../../platform/graphql/index.js'
import { refusedListUrls } from '../dataset/index.js'
import { importPeople, type PeopleListReport } from './import-people.js'
import { ImportPeopleInput, ImportPeoplePayload, type PeopleListResult } from './people-list.graphql.js'
import { peopleFilesPath } from './people-list.routes.js'

const shownErrors = 200

@Resolver()
export class PeopleListResolver {
  @Mutation(() => ImportPeoplePayload, {
    description:
      '按名单导入人员与任职：全部保存，或全部不保存 / Imports a list of people and appointments: all of it, or nothing.',
  })
  @Requires(Action.importPeople)
  async importPeople(
    @Arg('input', () => ImportPeopleInput, { description: '名单 / The list.' }) input: ImportPeopleInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<PeopleListResult>> {
    const imported = await importPeople(context, input)
    return toPayload(imported.ok ? ok(shown(imported.value, input.fileIds)) : imported)
  }
}

function shown({ outcome, sheets, errors, isWorkbook }: PeopleListReport, fileIds: readonly string[]) {
  return {
    outcome,
    sheets,
    errorCount: errors.length,
    errors: errors.slice(0, shownErrors),
    ...refusedListUrls(peopleFilesPath, outcome === 'refused' ? { fileIds, isWorkbook } : null),
  }
}
