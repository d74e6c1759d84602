import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../../graphql'

const fileDocument = graphql(`
  query AccountFile($id: ID!) {
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
      main
      version
      viewerCanEdit
      organisation { id name supervision { organisation { id name } } }
      operator { id name }
    }
  }
`)
/** The file of an account, to be edited. */
export const fileQuery = (id: string) => gqlQuery(fileDocument, { id })
export type AccountFile = NonNullable<ResultOf<typeof fileDocument>['account']>

const hostDocument = graphql(`
  query AccountHost($id: ID!) {
    organisation(id: $id) {
      id
      name
      abolishedOn
      supervision { organisation { name } why { zh en } }
      accounts(first: 50) { nodes { id name platformTitle { zh en } closedOn main } }
    }
  }
`)
/** The unit that is to host an account, and what it hosts already. */
export const hostQuery = (id: string) => gqlQuery(hostDocument, { id })

const findingsDocument = graphql(`
  query RegistrationFindings($input: RegistrationInput!) {
    registrationFindings(input: $input) {
      check
      tier
      field
      message { zh en }
      exemptible
      statement { valueText { zh en } source { documentShortName clause } }
    }
  }
`)
/** What the rules in force find about a registration. */
export const findingsQuery = (input: VariablesOf<typeof findingsDocument>['input']) =>
  gqlQuery(findingsDocument, { input })
export type RegistrationFinding = ResultOf<typeof findingsDocument>['registrationFindings'][number]
type RegistrationInput = VariablesOf<typeof findingsDocument>['input']
export type PlatformWord = RegistrationInput['platform']

const operatorsDocument = graphql(`
  query Operators($search: String) { operators(search: $search) { id code name } }
`)
/** Third-party operators by name. */
export const operatorsQuery = (search: string | undefined) => gqlQuery(operatorsDocument, { search })

export const createAccountDocument = graphql(`
  mutation CreateAccount($input: CreateAccountInput!) {
    createAccount(input: $input) {
      __typename
      ... on AccountCreated { account { id code name } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)

export const editAccountDocument = graphql(`
  mutation EditAccount($input: EditAccountInput!) {
    editAccount(input: $input) {
      __typename
      ... on AccountEdited { account { id version } }
      ... on Refusal { code field message { zh en } }
      ... on VersionConflict { currentVersion changedBy changedAt message { zh en } }
    }
  }
`)
