import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const runSummaryFields = graphql(`
  fragment RunSummaryFields on AssessmentRun {
    id
    year
    kind
    state
    scope { id name }
    rulebook { id version shortName title { zh en } }
    changes { key title { zh en } before after }
    requestedBy { name }
    requestedAt
    cutoffAt
    sealedAt
    stage { zh en }
    progress { done total percent }
    counts { units accounts lines unknowns vetoed }
    supersededBy { id requestedAt }
    supersedes { id requestedAt }
    baseRun { id year kind requestedAt }
    failure { code message { zh en } }
    cancelRequestedAt
    viewerCanCancel
    viewerCanVerify
    viewerCanAskWhatIf
  }
`)
export type RunSummary = ResultOf<typeof runSummaryFields>
export type RunState = RunSummary['state']
export type RunKind = RunSummary['kind']

const runsDocument = graphql(
  `query AssessmentRuns($year: Int, $standing: RunStanding, $sort: RunSort, $descending: Boolean, $first: Int, $after: String) {
    assessmentRuns(year: $year, standing: $standing, sort: $sort, descending: $descending, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...RunSummaryFields } }
    }
  }`,
  [runSummaryFields],
)
/** Runs within the viewer's scope, newest first. */
export type RunSort = NonNullable<VariablesOf<typeof runsDocument>['sort']>
export const runsQuery = (variables: VariablesOf<typeof runsDocument>) => gqlQuery(runsDocument, variables)

const runDocument = graphql(
  `query AssessmentRun($id: ID!) {
    assessmentRun(id: $id) {
      ...RunSummaryFields
      seal {
        factsCutoffAt rulebookId rulebookVersion rulebookDigest calendarVersion engineVersion factsDigest resultDigest secondsByStage
      }
      categories { category title { zh en } units vetoed best mean median }
    }
  }`,
  [runSummaryFields],
)
/** One run with its seal and its categories. */
export const runQuery = (id: string) => gqlQuery(runDocument, { id })
export type Run = NonNullable<ResultOf<typeof runDocument>['assessmentRun']>

const verificationsDocument = graphql(`
  query RunVerifications($id: ID!, $first: Int, $after: String) {
    assessmentRun(id: $id) {
      latestVerification {
        id state requestedAt endedAt cancelRequestedAt storedDigest recomputedDigest viewerCanCancel
        requestedBy { name }
        progress { done total percent }
        differences { unit account what stored recomputed }
        failure { code message { zh en } }
      }
      verifications(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id state requestedAt endedAt requestedBy { name } } }
      }
    }
  }
`)
/** How often and with what outcome a sealed run was recomputed; the latest in full. */
export const verificationsQuery = (variables: VariablesOf<typeof verificationsDocument>) =>
  gqlQuery(verificationsDocument, variables)
type VerifiedRun = NonNullable<ResultOf<typeof verificationsDocument>['assessmentRun']>
export type LatestVerification = NonNullable<VerifiedRun['latestVerification']>
export type VerificationRow = VerifiedRun['verifications']['edges'][number]['node']

const rankingDocument = graphql(`
  query Ranking(
    $id: ID!, $category: String, $search: String, $vetoed: Boolean, $scoreFrom: Decimal, $scoreBelow: Decimal, $indicator: String,
    $sort: RankingSort, $descending: Boolean, $first: Int, $after: String
  ) {
    assessmentRun(id: $id) {
      ranking(
        category: $category, search: $search, vetoed: $vetoed, scoreFrom: $scoreFrom, scoreBelow: $scoreBelow, indicator: $indicator,
        sort: $sort, descending: $descending, first: $first, after: $after
      ) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          node {
            id category rank unitScore finalScore qualified accountCount
            organisation { id code name }
            veto { key title { zh en } }
          }
        }
      }
    }
  }
`)
/** The ranking of a run, unless told the best first. */
export const rankingQuery = (variables: VariablesOf<typeof rankingDocument>) =>
  gqlQuery(rankingDocument, variables)
export type RankingSort = NonNullable<VariablesOf<typeof rankingDocument>['sort']>
export type RankedUnit = NonNullable<
  ResultOf<typeof rankingDocument>['assessmentRun']
>['ranking']['edges'][number]['node']

const accountResultsDocument = graphql(`
  query AccountResults(
    $id: ID!, $search: String, $indicator: String, $sort: AccountResultSort, $group: String, $descending: Boolean,
    $first: Int, $after: String
  ) {
    assessmentRun(id: $id) {
      accountResults(
        search: $search, indicator: $indicator, sort: $sort, group: $group, descending: $descending, first: $first, after: $after
      ) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          node {
            id score bonus
            account { id code name platformTitle { zh en } }
            organisation { id name }
            groups { group title { zh en } deduction cap }
          }
        }
      }
    }
  }
`)
/** The accounts of a run, unless told the worst first. */
export const accountResultsQuery = (variables: VariablesOf<typeof accountResultsDocument>) =>
  gqlQuery(accountResultsDocument, variables)
export type AccountResultRow = NonNullable<
  ResultOf<typeof accountResultsDocument>['assessmentRun']
>['accountResults']['edges'][number]['node']

/** A step of a waterfall. */
export const stepFields = graphql(`
  fragment StepFields on ExplanationStep {
    kind
    title { zh en }
    effect
    running
    note { zh en }
    indicator { key title { zh en } source { document documentShortName clause clauseTitle } }
    line { occurrences points }
  }
`)
export type Step = ResultOf<typeof stepFields>

const unitDocument = graphql(
  `query UnitResult($runId: ID!, $organisationId: ID!) {
    unitResult(runId: $runId, organisationId: $organisationId) {
      id category rank unitScore finalScore qualified accountCount
      organisation { id code name }
      run {
        id year kind state scope { name } supersededBy { id } rulebook { id version shortName }
        categories { category title { zh en } }
      }
      veto { key title { zh en } source { documentShortName clause } }
      steps { ...StepFields }
      accounts {
        id score bonus
        account { id code name platformTitle { zh en } }
        groups { group title { zh en } deduction cap }
      }
    }
  }`,
  [stepFields],
)
/** One unit's result: from its accounts to its final score. */
export const unitQuery = (runId: string, organisationId: string) =>
  gqlQuery(unitDocument, { runId, organisationId })
export type UnitResult = NonNullable<ResultOf<typeof unitDocument>['unitResult']>

const accountDocument = graphql(
  `query AccountResult($runId: ID!, $accountId: ID!) {
    accountResult(runId: $runId, accountId: $accountId) {
      id score bonus
      account { id code name liveOn closedOn platformTitle { zh en } }
      organisation { id name }
      run { id year kind scope { name } supersededBy { id } rulebook { id version shortName } }
      groups { group title { zh en } deduction cap }
      steps { ...StepFields }
      unknowns {
        indicator { key title { zh en } source { document documentShortName clause clauseTitle } }
        evidence { kind keys }
        why { zh en }
      }
    }
  }`,
  [stepFields],
)
/** One account's result with every step from 100 to its score. */
export const accountQuery = (runId: string, accountId: string) =>
  gqlQuery(accountDocument, { runId, accountId })
export type AccountResult = NonNullable<ResultOf<typeof accountDocument>['accountResult']>

const evidenceFields = graphql(`
  fragment EvidenceFields on Evidence {
    kind
    keys
    items(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { key title { zh en } at detail { zh en } url steps { zh en } } }
    }
  }
`)
export type EvidenceItem = ResultOf<typeof evidenceFields>['items']['edges'][number]['node']
export type EvidencePage = ResultOf<typeof evidenceFields>['items']

const accountEvidenceDocument = graphql(
  `query AccountEvidence($runId: ID!, $subjectId: ID!, $indicator: String!, $first: Int, $after: String) {
    accountResult(runId: $runId, accountId: $subjectId) {
      lines(indicator: $indicator) { occurrences points evidence { ...EvidenceFields } }
      unknowns(indicator: $indicator) { why { zh en } evidence { ...EvidenceFields } }
    }
  }`,
  [evidenceFields],
)
const unitEvidenceDocument = graphql(
  `query UnitEvidence($runId: ID!, $subjectId: ID!, $indicator: String!, $first: Int, $after: String) {
    unitResult(runId: $runId, organisationId: $subjectId) {
      lines(indicator: $indicator) { occurrences points evidence { ...EvidenceFields } }
    }
  }`,
  [evidenceFields],
)
export type AccountEvidence = NonNullable<ResultOf<typeof accountEvidenceDocument>['accountResult']>
export type EvidenceVariables = VariablesOf<typeof accountEvidenceDocument>
/** The evidence of one line of an account. */
export const accountEvidenceQuery = (variables: EvidenceVariables) =>
  gqlQuery(accountEvidenceDocument, variables)
/** The evidence of one line of a unit. */
export const unitEvidenceQuery = (variables: EvidenceVariables) => gqlQuery(unitEvidenceDocument, variables)

const editionsDocument = graphql(`
  query RulebookChoices { rulebooks { id version shortName title { zh en } effectiveFrom effectiveTo statements { key } } }
`)
export type Edition = ResultOf<typeof editionsDocument>['rulebooks'][number]
/** The editions there are, with the keys they state. */
export const editionsQuery = () => gqlQuery(editionsDocument, {})

const editionRulesDocument = graphql(`
  query RulebookRules($id: String!, $version: Int) {
    rulebook(id: $id, version: $version) {
      id version shortName title { zh en }
      statements {
        key area title { zh en } value valueText { zh en } unit interpretation { zh en }
        source { document documentShortName clause clauseTitle }
      }
    }
  }
`)
/** The values of one edition, for the reading of a clause and for asking "what if". */
export const editionRulesQuery = (id: string, version: number) =>
  gqlQuery(editionRulesDocument, { id, version }, Number.POSITIVE_INFINITY)
export type Rule = NonNullable<ResultOf<typeof editionRulesDocument>['rulebook']>['statements'][number]

export const startRunDocument = graphql(`
  mutation StartAssessmentRun($input: StartAssessmentRunInput!) {
    startAssessmentRun(input: $input) {
      __typename
      ... on RunStarted { alreadyExisted run { id } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export const cancelRunDocument = graphql(`
  mutation CancelAssessmentRun($id: ID!) {
    cancelAssessmentRun(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const verifyRunDocument = graphql(`
  mutation VerifyAssessmentRun($id: ID!) {
    verifyAssessmentRun(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const cancelVerificationDocument = graphql(`
  mutation CancelRunVerification($id: ID!) {
    cancelRunVerification(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const verificationProgressDocument = graphql(`
  subscription RunVerificationProgress($id: ID!) { runVerificationProgress(id: $id) { id state progress { done } } }
`)
export const startWhatIfDocument = graphql(`
  mutation StartWhatIf($input: StartWhatIfInput!) {
    startWhatIf(input: $input) {
      __typename
      ... on RunStarted { alreadyExisted run { id } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export const runProgressDocument = graphql(`
  subscription AssessmentRunProgress($id: ID!) { assessmentRunProgress(id: $id) { id state progress { done } } }
`)

/** What a change of a run's state makes stale. */
export const runOperations = ['AssessmentRuns', 'AssessmentRun', 'Workbench'] as const
