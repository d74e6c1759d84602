import { Action } from '@zhengmei/domain/identity'
import { dayOf, type PlainDate } from '@zhengmei/domain/kernel'
import { catalogueEntry, compareBooks, describeValue, strictest } from '@zhengmei/domain/rulebook'
import { Arg, Ctx, Extensions, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { databaseClock } from '../../platform/clock/index.js'
import {
  BilingualType,
  DateScalar,
  type RequestContext,
  RequestError,
  Requires,
} from '../../platform/graphql/index.js'
import { namedOrgById, narrowedScope, Organisation } from '../org/index.js'
import { findEdition, listEditions } from './edition.repository.js'
import { type EffectiveRulebookRow, effectiveRulebookAt } from './effective-rulebook.js'
import {
  EffectiveRulebook,
  Regulation,
  RulebookComparisonRow,
  RulebookEdition,
  RulebookLayer,
  Source,
  Statement,
} from './rulebook.graphql.js'
import {
  type EditionRow,
  editionRow,
  regulationRow,
  type StatementRow,
  sourceRow,
  statementRow,
  titleOf,
} from './rulebook.read.js'

/** Books state about so many values; for the cost of a request. */
const usualStatements = 80
const mostCompared = 10

const today = async (context: RequestContext): Promise<PlainDate> =>
  dayOf(await databaseClock(context.pool).now())

@Resolver(() => RulebookEdition)
export class RulebookResolver {
  @Query(() => [RulebookEdition], { description: '各规则的最新版本 / The latest version of every rulebook.' })
  @Requires(Action.readRulebooks)
  async rulebooks(@Ctx() context: RequestContext): Promise<EditionRow[]> {
    return (await listEditions(context.pool)).map(editionRow)
  }

  @Query(() => RulebookEdition, {
    nullable: true,
    description: '一个规则版本 / One edition, the latest unless told.',
  })
  @Requires(Action.readRulebooks)
  async rulebook(
    @Arg('id', () => String, { description: '标识 / Id.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: '版本 / Version.' }) version: number | null,
    @Ctx() context: RequestContext,
  ): Promise<EditionRow | null> {
    const found = await findEdition(context.pool, id, version ?? undefined)
    return found && editionRow(found)
  }

  @Query(() => [RulebookComparisonRow], {
    description: '几套规则逐项对照 / Several rulebooks side by side, key by key.',
  })
  @Extensions({ listSize: usualStatements })
  @Requires(Action.readRulebooks)
  async rulebookComparison(
    @Arg('editions', () => [String], { description: '规则标识，至多十个 / Ids of rulebooks, at most ten.' })
    ids: string[],
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: '日期，默认今天 / The day; today unless told.',
    })
    on: PlainDate | null,
    @Ctx() context: RequestContext,
  ) {
    if (ids.length > mostCompared) throw tooMany()
    const editions = await Promise.all(ids.map((id) => editionNamed(context, id)))
    return compareBooks(editions, on ?? (await today(context))).map((row) => ({
      ...row,
      differ: row.agreement === 'differ',
      strictest: strictest(row.key, row.cells),
      cells: row.cells.map((cell, index) => {
        const edition = editions[index]
        return cell && edition ? statementRow(cell, edition) : null
      }),
    }))
  }

  @Query(() => EffectiveRulebook, {
    description:
      '某单位实际适用的规则 / What holds at an organisation, with every place where its books disagree.',
  })
  @Requires(Action.readRulebooks)
  async effectiveRulebook(
    @Arg('organisationId', () => ID, { description: '单位 / The organisation.' }) organisationId: string,
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: '日期，默认今天 / The day; today unless told.',
    })
    on: PlainDate | null,
    @Ctx() context: RequestContext,
  ): Promise<EffectiveRulebookRow> {
    const scope = await narrowedScope(context, Action.readRulebooks, organisationId)
    if (scope === null) throw noSuchOrganisation()
    return effectiveRulebookAt(context.pool, organisationId, on ?? (await today(context)))
  }

  @FieldResolver(() => Regulation, { description: '所依据的文件 / The regulation it holds.' })
  document(@Root() edition: EditionRow) {
    return regulationRow(edition)
  }

  @Extensions({ listSize: usualStatements })
  @FieldResolver(() => [Statement], { description: '各项规定 / Its values.' })
  statements(@Root() edition: EditionRow): StatementRow[] {
    return edition.statements.map((statement) => statementRow(statement, edition))
  }
}

@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => String, { description: '领域 / Area.' })
  area(@Root() statement: StatementRow): string {
    return catalogueEntry(statement.key)?.area ?? statement.key.split('.')[0] ?? ''
  }

  @FieldResolver(() => BilingualType, { description: '名称 / Title.' })
  title(@Root() statement: StatementRow) {
    return titleOf(statement.key, statement)
  }

  @FieldResolver(() => BilingualType, { description: '值的文字表述 / The value in words.' })
  valueText(@Root() statement: StatementRow) {
    return describeValue(statement)
  }

  @FieldResolver(() => Source, { description: '依据 / Where it stands.' })
  source(@Root() statement: StatementRow) {
    return sourceRow(statement.source, statement.edition)
  }
}

@Resolver(() => EffectiveRulebook)
export class EffectiveRulebookResolver {
  @FieldResolver(() => Organisation, { description: '单位 / The organisation.' })
  organisation(@Root() effective: EffectiveRulebookRow, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, effective.orgId)
  }
}

@Resolver(() => RulebookLayer)
export class RulebookLayerResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '所挂的单位 / The organisation it is attached to.',
  })
  organisation(@Root() layer: EffectiveRulebookRow['layers'][number], @Ctx() context: RequestContext) {
    return context.load(namedOrgById, layer.orgId)
  }
}

async function editionNamed(context: RequestContext, id: string) {
  const found = await findEdition(context.pool, id)
  if (found !== null) return found.edition
  throw new RequestError({
    code: 'rulebook/not-found',
    field: 'editions',
    message: { zh: `没有规则书 ${id}`, en: `There is no rulebook ${id}` },
  })
}

const noSuchOrganisation = () =>
  new RequestError({
    code: 'organisation/not-found',
    field: 'organisationId',
    message: { zh: '没有这个单位', en: 'There is no such organisation' },
  })

const tooMany = () =>
  new RequestError({
    code: 'rulebook/too-many',
    field: 'editions',
    message: {
      zh: `一次至多对照 ${mostCompared} 套规则`,
      en: `At most ${mostCompared} rulebooks can be compared`,
    },
  })
