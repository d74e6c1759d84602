import { gqlQuery, graphql, type ResultOf } from '../../../graphql'

const owingDocument = graphql(`
  query AccountObligation($id: ID!) {
    account(id: $id) {
      id
      name
      viewerCanSettle
      obligation { aroseOn organisation { id name } successor { id name } }
    }
  }
`)
/** What an account owes because its host is no more. */
export const obligationQuery = (id: string) => gqlQuery(owingDocument, { id })
export type OwingAccount = NonNullable<ResultOf<typeof owingDocument>['account']>

const rulesDocument = graphql(`
  query SettlementRules($id: ID!) {
    effectiveRulebook(organisationId: $id) {
      values {
        key
        statement { title { zh en } valueText { zh en } source { documentShortName clause } }
      }
    }
  }
`)
/** What the books in force at a unit say about changing and closing accounts. */
export const settlementRulesQuery = (id: string) => gqlQuery(rulesDocument, { id })

export const settleDocument = graphql(`
  mutation SettleAccount($input: SettleAccountInput!) {
    settleAccount(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
      ... on AccountSettled { account { id } }
    }
  }
`)
