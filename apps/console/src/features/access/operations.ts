import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const peopleWithAccessDocument = graphql(`
  query PeopleWithAccess($unitId: ID!, $action: Action!, $first: Int, $after: String) {
    organisation(id: $unitId) { id }
    peopleWithAccess(objectId: $unitId, action: $action, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          person { id login name }
          appointment { id roleTitle { zh en } organisation { id name } toOn standInFor { name } }
          sentence { zh en }
        }
      }
    }
  }
`)
/** Who may do something at a unit today; the unit is null when it is not there. */
export const peopleWithAccessQuery = (variables: VariablesOf<typeof peopleWithAccessDocument>) =>
  gqlQuery(peopleWithAccessDocument, variables)
export type PersonAccess = ResultOf<
  typeof peopleWithAccessDocument
>['peopleWithAccess']['edges'][number]['node']
export type ActionName = VariablesOf<typeof peopleWithAccessDocument>['action']

const askedUnitDocument = graphql(`query UnitOfAccess($id: ID!) { organisation(id: $id) { id name } }`)
/** The unit that is asked about. */
export const askedUnitQuery = (id: string) => gqlQuery(askedUnitDocument, { id })

const accessExplanationDocument = graphql(`
  query AccessExplanation($personId: ID!, $unitId: ID!, $action: Action!) {
    accessExplanation(personId: $personId, objectId: $unitId, action: $action) {
      person { id login name state organisation { name } }
      organisation { id name }
      allowed
      complete
      verdicts {
        allows
        reason
        sentence { zh en }
        appointment { id roleTitle { zh en } organisation { id name } fromOn toOn standInFor { name } }
      }
    }
  }
`)
/** Whether somebody may do something at a unit today, and why; null when either is not there. */
export const accessExplanationQuery = (variables: VariablesOf<typeof accessExplanationDocument>) =>
  gqlQuery(accessExplanationDocument, variables)
export type Explanation = NonNullable<ResultOf<typeof accessExplanationDocument>['accessExplanation']>
export type Verdict = Explanation['verdicts'][number]
