import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const accountDocument = graphql(`
  query Account($id: ID!, $year: Int!) {
    account(id: $id) {
      id
      code
      name
      handle
      url
      platform
      platformTitle { zh en }
      mediaType
      certifiedSubject
      liveOn
      closedOn
      state
      main
      lastPostOn
      unrepliedMessages
      createdAt
      version
      viewerCanEdit
      organisation { id name accountCount ancestors { id name } supervision { organisation { id name } why { zh en } } }
      operator { id name }
      latestFollowers { countedOn followers }
      followers(first: 12) { totalCount nodes { countedOn followers } }
      changes(first: 20) { totalCount nodes { id changedAt changedBy version fields { field beforeText { zh en } afterText { zh en } } } }
      exemptions { ruleKey title { zh en } reason grantedAt grantedBy }
      upperInspections { level inspectedOn result }
      open: findings(rectified: false, first: 1) { totalCount }
      year(year: $year) { posts originals }
      scoreHistory(first: 1) { nodes { score run { id year } } }
    }
  }
`)
/** One account: its file and what stands above its sections. */
export const accountQuery = (id: string, year: number) => gqlQuery(accountDocument, { id, year })
export type AccountDetail = NonNullable<ResultOf<typeof accountDocument>['account']>

const cadenceDocument = graphql(`
  query AccountCadence($id: ID!, $year: Int!) {
    account(id: $id) {
      id
      liveOn
      closedOn
      year(year: $year) { posts originals }
      cadence(year: $year) {
        year
        days { on posts originals }
        weeks { label fromOn toOn count verdict }
        gaps { fromOn toOn reason }
        demands {
          of
          minimum
          per
          counted
          average
          statement { valueText { zh en } interpretation { zh en } source { documentShortName clause } }
          periods { label fromOn toOn count verdict }
        }
      }
    }
  }
`)
/** How an account published through a year. */
export const cadenceQuery = (id: string, year: number) => gqlQuery(cadenceDocument, { id, year })
type CadenceAnswer = NonNullable<ResultOf<typeof cadenceDocument>['account']>
export type Cadence = NonNullable<CadenceAnswer['cadence']>
export type CadenceDemand = Cadence['demands'][number]
export type PeriodVerdict = CadenceDemand['periods'][number]['verdict']

const postsDocument = graphql(`
  query AccountPosts($id: ID!, $fromOn: Date, $toOn: Date, $original: Boolean, $search: String, $sort: PostSort, $descending: Boolean, $first: Int, $after: String) {
    account(id: $id) {
      id
      posts(fromOn: $fromOn, toOn: $toOn, original: $original, search: $search, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { externalId publishedAt title source url original reads likes shares comments }
      }
    }
  }
`)
/** Posts of an account. */
export const postsQuery = (variables: VariablesOf<typeof postsDocument>) => gqlQuery(postsDocument, variables)
export type PostSort = NonNullable<VariablesOf<typeof postsDocument>['sort']>
export type PostRow = NonNullable<ResultOf<typeof postsDocument>['account']>['posts']['nodes'][number]

const messageDocument = graphql(`
  query AccountMessage($id: ID!, $externalId: String!) {
    account(id: $id) {
      id
      message(externalId: $externalId) {
        externalId
        receivedAt
        kind
        channel
        repliedAt
        text
        reply
        due {
          dueAt
          state
          lateBySeconds
          steps { zh en }
          statement {
            title { zh en }
            valueText { zh en }
            interpretation { zh en }
            source { documentShortName clause }
          }
        }
      }
    }
  }
`)
/** One message with its words and every step of its deadline. */
export const messageQuery = (id: string, externalId: string) => gqlQuery(messageDocument, { id, externalId })

const findingsDocument = graphql(`
  query AccountFindings($id: ID!, $rectified: Boolean, $sort: FindingSort, $descending: Boolean, $first: Int, $after: String) {
    account(id: $id) {
      id
      findings(rectified: $rectified, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          code
          title { zh en }
          foundAt
          level
          occurrences
          note
          evidenceUrl
          notifiedAt
          rectifiedAt
          due { dueAt state lateBySeconds steps { zh en } }
        }
      }
    }
  }
`)
/** Findings on an account. */
export const findingsQuery = (variables: VariablesOf<typeof findingsDocument>) =>
  gqlQuery(findingsDocument, variables)
export type FindingSort = NonNullable<VariablesOf<typeof findingsDocument>['sort']>
export type FindingRow = NonNullable<
  ResultOf<typeof findingsDocument>['account']
>['findings']['nodes'][number]

const scoresDocument = graphql(`
  query AccountScores($id: ID!, $trials: Boolean, $sort: ScoreHistorySort, $descending: Boolean, $first: Int, $after: String) {
    account(id: $id) {
      id
      scoreHistory(trials: $trials, sort: $sort, descending: $descending, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          score
          bonus
          groups { group title { zh en } deduction }
          organisation { id name }
          run { id year kind requestedAt rulebook { version title { zh en } } supersededBy { id } }
        }
      }
    }
  }
`)
/** Results of an account, run by run. */
export const scoresQuery = (variables: VariablesOf<typeof scoresDocument>) =>
  gqlQuery(scoresDocument, variables)
export type ScoreSort = NonNullable<VariablesOf<typeof scoresDocument>['sort']>
export type ScoreRow = NonNullable<
  ResultOf<typeof scoresDocument>['account']
>['scoreHistory']['nodes'][number]
