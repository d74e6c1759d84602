import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../../graphql'
import { stepFields } from '../operations'

const pairDocument = graphql(`
  query ComparedRuns($run: ID!, $base: ID) {
    assessmentRun(id: $run) {
      id year kind state cutoffAt requestedAt scope { id name }
      rulebook { id version shortName title { zh en } } changes { key }
      counts { units accounts }
      seal { calendarVersion engineVersion }
      categories { category title { zh en } units }
      comparison(with: $base) {
        moved same appeared disappeared
        base {
          id year kind state cutoffAt requestedAt scope { id name }
          rulebook { id version shortName title { zh en } } changes { key }
          counts { units accounts }
          seal { calendarVersion engineVersion }
        }
        indicators { accounts effect indicator { key title { zh en } source { documentShortName clause } } }
      }
    }
  }
`)
/** Two runs side by side: what they are, how many units moved, and which clauses moved how much. */
export const pairQuery = (variables: VariablesOf<typeof pairDocument>) => gqlQuery(pairDocument, variables)
export type After = NonNullable<ResultOf<typeof pairDocument>['assessmentRun']>
export type Pair = NonNullable<After['comparison']>
export type Before = Pair['base']

const unitMovesDocument = graphql(`
  query ComparedUnits(
    $run: ID!, $base: ID, $onlyMoved: Boolean, $change: UnitChange, $category: String, $search: String, $sort: MoveSort,
    $descending: Boolean, $first: Int, $after: String
  ) {
    assessmentRun(id: $run) {
      comparison(with: $base) {
        units(
          onlyMoved: $onlyMoved, change: $change, category: $category, search: $search, sort: $sort, descending: $descending
          first: $first, after: $after
        ) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            node {
              change category finalBefore finalAfter rankBefore rankAfter
              organisation { id code name }
              vetoBefore { key title { zh en } }
              vetoAfter { key title { zh en } }
              causes { accounts effect indicator { key title { zh en } } }
            }
          }
        }
      }
    }
  }
`)
/** A page of the units of two runs. */
export const unitMovesQuery = (variables: VariablesOf<typeof unitMovesDocument>) =>
  gqlQuery(unitMovesDocument, variables)
export type MoveSort = NonNullable<VariablesOf<typeof unitMovesDocument>['sort']>
export type UnitMove = NonNullable<
  NonNullable<ResultOf<typeof unitMovesDocument>['assessmentRun']>['comparison']
>['units']['edges'][number]['node']

const accountMovesDocument = graphql(`
  query ComparedAccounts(
    $run: ID!, $base: ID, $indicator: String, $organisationId: ID, $search: String, $sort: AccountMoveSort,
    $descending: Boolean, $first: Int, $after: String
  ) {
    assessmentRun(id: $run) {
      comparison(with: $base) {
        accounts(
          indicator: $indicator, organisationId: $organisationId, search: $search, sort: $sort, descending: $descending
          first: $first, after: $after
        ) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            node {
              scoreBefore scoreAfter
              account { id code name platformTitle { zh en } }
              organisation { id name }
              lines {
                effect occurrencesBefore occurrencesAfter evidenceGone evidenceAdded
                indicator { key title { zh en } }
              }
            }
          }
        }
      }
    }
  }
`)
/** A page of the accounts that stand differently, the greatest loss first. */
export const accountMovesQuery = (variables: VariablesOf<typeof accountMovesDocument>) =>
  gqlQuery(accountMovesDocument, variables)
export type AccountMoveSort = NonNullable<VariablesOf<typeof accountMovesDocument>['sort']>
export type AccountMove = NonNullable<
  NonNullable<ResultOf<typeof accountMovesDocument>['assessmentRun']>['comparison']
>['accounts']['edges'][number]['node']

const unitPairDocument = graphql(
  `query ComparedUnit($before: ID!, $after: ID!, $id: ID!) {
    organisation(id: $id) { id code name }
    before: unitResult(runId: $before, organisationId: $id) {
      id category rank unitScore finalScore accountCount
      run { id year kind scope { name } }
      steps { ...StepFields }
    }
    after: unitResult(runId: $after, organisationId: $id) {
      id category rank unitScore finalScore accountCount
      run { id year kind scope { name } }
      steps { ...StepFields }
    }
  }`,
  [stepFields],
)
/** One unit in two runs, each from its accounts to its final score. */
export const unitPairQuery = (variables: VariablesOf<typeof unitPairDocument>) =>
  gqlQuery(unitPairDocument, variables)
export type UnitSide = NonNullable<ResultOf<typeof unitPairDocument>['before']>

const accountPairDocument = graphql(
  `query ComparedAccount($before: ID!, $after: ID!, $id: ID!) {
    account(id: $id) { id code name platformTitle { zh en } organisation { id name } }
    before: accountResult(runId: $before, accountId: $id) {
      id score
      run { id year kind scope { name } }
      steps { ...StepFields }
    }
    after: accountResult(runId: $after, accountId: $id) {
      id score
      run { id year kind scope { name } }
      steps { ...StepFields }
    }
  }`,
  [stepFields],
)
/** One account in two runs, each from the start to its score. */
export const accountPairQuery = (variables: VariablesOf<typeof accountPairDocument>) =>
  gqlQuery(accountPairDocument, variables)
export type AccountSide = NonNullable<ResultOf<typeof accountPairDocument>['before']>
