import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../../graphql'

const unitDocument = graphql(`
  query Unit($id: ID!) {
    organisation(id: $id) {
      id
      code
      name
      kind
      kindTitle { zh en }
      category
      divisionCode
      residentPopulation
      version
      abolishedOn
      viewerCanChange
      mergedInto { id name }
      parent { id name }
      lineParent { id name }
      ancestors { id name }
      supervision { organisation { id name } why { zh en } }
      childCount
      accountCount
      periods { fromOn toOn name kindTitle { zh en } category parent { id name } }
      planned: changes(first: 20) {
        nodes { id state effectiveOn summary { zh en } reason requesterName viewerCanWithdraw }
      }
    }
  }
`)
/** One unit: what it is, where it stands, who supervises it and why, what is planned. */
export const unitQuery = (id: string) => gqlQuery(unitDocument, { id })
export type Unit = NonNullable<ResultOf<typeof unitDocument>['organisation']>
export type UnitKind = Unit['kind']

const holdingsDocument = graphql(`
  query UnitHoldings($id: ID!, $first: Int!) {
    organisation(id: $id) {
      children(first: $first) { totalCount nodes { id code name kindTitle { zh en } category accountCount } }
      accounts(first: $first) {
        totalCount
        nodes { id code name platformTitle { zh en } liveOn closedOn viewerCanSettle obligation { aroseOn successor { id name } } }
      }
    }
  }
`)
/** What stands directly below a unit, and its own accounts. */
export const holdingsQuery = (id: string, first: number) => gqlQuery(holdingsDocument, { id, first })
type Holdings = NonNullable<ResultOf<typeof holdingsDocument>['organisation']>
export type OwnAccount = Holdings['accounts']['nodes'][number]

const peopleDocument = graphql(`
  query UnitPeople($id: ID!, $first: Int!) {
    people(scopeId: $id, first: $first) {
      totalCount
      edges { node { id name appointments { id state roleTitle { zh en } jobTitleName { zh en } organisation { id name } } } }
    }
  }
`)
/** People of a unit and of those below it. */
export const unitPeopleQuery = (id: string, first: number) => gqlQuery(peopleDocument, { id, first })

const rulebookDocument = graphql(`
  query UnitRulebook($id: ID!, $on: Date) {
    effectiveRulebook(organisationId: $id, on: $on) {
      on
      layers { attachedFrom organisation { id name } edition { id title { zh en } } }
      values { key statement { title { zh en } valueText { zh en } } edition { id shortName } shadowed { edition { id } } }
      contradictions { key title { zh en } why { zh en } }
    }
  }
`)
/** What holds at a unit on a day, with the book each value comes from. */
export const unitRulebookQuery = (id: string, on: string | undefined) =>
  gqlQuery(rulebookDocument, { id, on })

const scoresDocument = graphql(`
  query UnitScores($id: ID!) {
    organisation(id: $id) {
      scoreHistory(first: 20) {
        nodes { rank finalScore category run { id year supersededBy { id } rulebook { title { zh en } } } }
      }
    }
  }
`)
/** Official results of a unit, the latest year first. */
export const unitScoresQuery = (id: string) => gqlQuery(scoresDocument, { id })

const previewDocument = graphql(`
  query OrganisationChangePreview($input: OrganisationChangePreviewInput!) {
    organisationChangePreview(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
      ... on OrganisationChangePreview {
        effectiveOn
        planned
        movedUnits
        movedAccounts
        relinedUnits
        obligations
        people
        ending { personName orgName roleTitle { zh en } }
        losing { personName orgName roleTitle { zh en } }
        gaining { personName orgName roleTitle { zh en } }
        rulebooksLost { edition { id shortName } organisation { id name } }
        rulebooksGained { edition { id shortName } organisation { id name } }
        categories { category units }
        plannedChanges { id effectiveOn summary { zh en } }
      }
    }
  }
`)
export type PreviewInput = VariablesOf<typeof previewDocument>['input']
/** What a change would bring about. */
export const previewQuery = (input: PreviewInput) => gqlQuery(previewDocument, { input }, 0)
export type PreviewAnswer = ResultOf<typeof previewDocument>['organisationChangePreview']
export type Preview = Extract<PreviewAnswer, { __typename: 'OrganisationChangePreview' }>
export type ChangeKind = PreviewInput['kind']
