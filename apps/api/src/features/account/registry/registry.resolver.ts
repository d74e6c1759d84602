import { Action, can } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import {
  type Payload,
  type RequestContext,
  Requires,
  requestDay,
  toEditPayload,
  toPayload,
  VersionConflict,
} from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { narrowedScope, Organisation, type OrgRow, orgById } from '../../org/index.js'
import { rulesInForce, statementRow } from '../../rulebook/index.js'
import { Account } from '../account.graphql.js'
import { accountById } from '../account.loaders.js'
import type { AccountRow } from '../account.read.js'
import { accountsById } from '../account.repository.js'
import { createAccount } from './create-account.js'
import { editAccount } from './edit-account.js'
import { EditAccountsInput, EditAccountsPayload } from './edit-accounts.graphql.js'
import { type AccountsEdited, editAccounts } from './edit-accounts.js'
import { findingsOn } from './registration-of.js'
import {
  CreateAccountInput,
  CreateAccountPayload,
  EditAccountInput,
  EditAccountPayload,
  RegistrationFindingType,
  RegistrationInput,
} from './registry.graphql.js'
import { exemptionKeysOf, operatorsCalled, twinsOf } from './registry.repository.js'

interface WithAccount {
  readonly account: AccountRow
}

/** For the cost of a request. */
const usualFindings = 3
const mostOperators = 20

@Resolver(() => Account)
export class AccountRegistryResolver {
  @Extensions({ listSize: usualFindings })
  @Query(() => [RegistrationFindingType], {
    description:
      '登记核查：不得、请核实、提示，各附依据；看不到的单位没有结果 / What the rules in force find about a registration; nothing for a unit that is not yours.',
  })
  @Requires(Action.createAccounts)
  async registrationFindings(
    @Arg('input', () => RegistrationInput, { description: '登记 / The registration.' })
    input: RegistrationInput,
    @Ctx() context: RequestContext,
  ): Promise<RegistrationFindingType[]> {
    const scope = await narrowedScope(context, Action.createAccounts, input.organisationId)
    const host = scope === null ? null : await context.load(orgById, input.organisationId)
    if (host === null) return []
    const account =
      input.accountId != null && isUuid(input.accountId)
        ? await context.load(accountById, input.accountId)
        : null
    if (input.accountId != null && account === null) return []
    const today = await requestDay(context)
    const draft = {
      host,
      platform: input.platform,
      name: input.name.trim(),
      handle: input.handle?.trim() || null,
      certifiedSubject: input.certifiedSubject ?? null,
      accountId: account?.id,
      exemptFrom: account ? await exemptionKeysOf(context.pool, account.id) : new Set<string>(),
    }
    const found = await findingsOn(
      context.pool,
      await context.load(rulesInForce, { orgId: host.id, on: today }),
      { ...draft, twins: await twinsOf(context.pool, draft, today) },
      today,
    )
    return found.map(({ stated, ...finding }) => ({
      ...finding,
      statement: stated && statementRow(stated.statement, stated.edition),
    }))
  }

  @Extensions({ listSize: mostOperators })
  @Query(() => [Organisation], {
    description:
      '现有的第三方运营机构，按名称，至多二十个 / Third-party operators there are, by name; twenty at most.',
  })
  @Requires(Action.editAccounts)
  operators(
    @Arg('search', () => String, { nullable: true, description: '名称的一部分 / Part of the name.' })
    search: string | null,
    @Ctx() context: RequestContext,
  ): Promise<OrgRow[]> {
    return operatorsCalled(context.pool, search ?? '', mostOperators)
  }

  @Mutation(() => CreateAccountPayload, { description: '登记账号 / Registers an account.' })
  @Requires(Action.createAccounts)
  async createAccount(
    @Arg('input', () => CreateAccountInput, { description: '账号 / The account.' }) input: CreateAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithAccount>> {
    return toPayload(await withAccount(context, await createAccount(context, input)))
  }

  @Mutation(() => EditAccountPayload, { description: '修改账号档案 / Edits the file of an account.' })
  @Requires(Action.editAccounts)
  async editAccount(
    @Arg('input', () => EditAccountInput, { description: '修改 / What to change.' }) input: EditAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<WithAccount> | VersionConflict> {
    const edited = await editAccount(context, input)
    return toEditPayload(edited instanceof VersionConflict ? edited : await withAccount(context, edited))
  }

  @Mutation(() => EditAccountsPayload, {
    description: '批量修改账号档案，逐个说明结果 / Makes one change to the files of many accounts.',
  })
  @Requires(Action.editAccounts)
  async editAccounts(
    @Arg('input', () => EditAccountsInput, { description: '修改 / What to change, and of which.' })
    input: EditAccountsInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<AccountsEdited>> {
    return toPayload(await editAccounts(context, input))
  }

  @FieldResolver(() => Boolean, { description: '您可以修改它的档案 / Whether you may edit its file.' })
  viewerCanEdit(@Root() account: AccountRow, @Ctx() context: RequestContext): boolean {
    return context.viewer !== null && can(context.viewer, Action.editAccounts, account.orgPath)
  }
}

/** The account as it stands after the change; read anew, since what was loaded is from before. */
async function withAccount(
  context: RequestContext,
  result: Result<{ readonly accountId: string }>,
): Promise<Result<WithAccount>> {
  if (!result.ok) return result
  const scope = context.scopeFor(Action.readAccounts)
  const [account] = await accountsById(context.pool, scope, [result.value.accountId])
  if (!account) throw new Error(`account ${result.value.accountId} is gone`)
  return ok({ account })
}
