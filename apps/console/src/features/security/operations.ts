import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const sessionsDocument = graphql(`
  query MySessions { mySessions { id startedAt lastSeenAt address method browser isThis } }
`)
export const sessionsQuery = () => gqlQuery(sessionsDocument, {})
export type SignInSession = ResultOf<typeof sessionsDocument>['mySessions'][number]

export const endSessionDocument = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)
export const endMySessionsDocument = graphql(`
  mutation EndMySessions($keepThis: Boolean!) {
    endMySessions(keepThis: $keepThis) { __typename ... on Refusal { code message { zh en } } }
  }
`)
/** What ending or beginning sessions makes stale. */
export const sessionOperations = ['MySessions']

const sessionsOfPersonDocument = graphql(`
  query SessionsOfPerson($personId: ID!) {
    sessionsOfPerson(personId: $personId) { id startedAt lastSeenAt address method browser isThis }
  }
`)
/** Somebody else's sessions. */
export const sessionsOfPersonQuery = (personId: string) => gqlQuery(sessionsOfPersonDocument, { personId })

export const endSessionsOfPersonDocument = graphql(`
  mutation EndSessionsOfPerson($personId: ID!) {
    endSessionsOfPerson(personId: $personId) {
      __typename
      ... on SessionsEnded { count }
      ... on Refusal { code message { zh en } }
    }
  }
`)
export const resetSecondFactorDocument = graphql(`
  mutation ResetSecondFactor($personId: ID!) {
    resetSecondFactor(personId: $personId) {
      __typename
      ... on SecondFactorRemoved { removed }
      ... on Refusal { code message { zh en } }
    }
  }
`)
/** What ending somebody's sessions makes stale: the person's page counts them. */
export const sessionsOfPersonOperations = ['SessionsOfPerson', 'Person']

const adviceDocument = graphql(`query PasswordAdvice { passwordAdvice { shortest kindsOfSigns ownWords } }`)
export const adviceQuery = () => gqlQuery(adviceDocument, {}, Number.POSITIVE_INFINITY)

export const changePasswordDocument = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on PasswordChanged { otherSessionsEnded }
      ... on Refusal { code field message { zh en } }
    }
  }
`)

const secondFactorDocument = graphql(`
  query MySecondFactor { mySecondFactor { rule enrolledAt recoveryCodesLeft } }
`)
export const secondFactorQuery = () => gqlQuery(secondFactorDocument, {})
export const secondFactorOperations = ['MySecondFactor']

export const offerTotpDocument = graphql(`
  mutation OfferTotp {
    offerTotp { __typename ... on TotpOffered { secret uri } ... on Refusal { code message { zh en } } }
  }
`)
export const confirmTotpDocument = graphql(`
  mutation ConfirmTotp($code: String!) {
    confirmTotp(code: $code) {
      __typename
      ... on RecoveryCodes { recoveryCodes }
      ... on Refusal { code message { zh en } }
    }
  }
`)
export const renewRecoveryCodesDocument = graphql(`
  mutation RenewRecoveryCodes($code: String!) {
    renewRecoveryCodes(code: $code) {
      __typename
      ... on RecoveryCodes { recoveryCodes }
      ... on Refusal { code message { zh en } }
    }
  }
`)
export const removeTotpDocument = graphql(`
  mutation RemoveTotp($code: String!) {
    removeTotp(code: $code) { __typename ... on Refusal { code message { zh en } } }
  }
`)

const tokenFields = graphql(`
  fragment TokenFields on ApiToken {
    id name access state createdAt expiresAt revokedAt lastUsedAt
    owner { id name login }
    organisation { id name }
  }
`)
const myTokensDocument = graphql(
  `query MyApiTokens($after: String) {
    myApiTokens(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...TokenFields }
    }
  }`,
  [tokenFields],
)
const tokensDocument = graphql(
  `query ApiTokens(
    $search: String
    $state: ApiTokenState
    $access: TokenAccess
    $sort: ApiTokenSort
    $descending: Boolean
    $first: Int
    $after: String
  ) {
    apiTokens(
      search: $search
      state: $state
      access: $access
      sort: $sort
      descending: $descending
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...TokenFields }
    }
  }`,
  [tokenFields],
)
export const myTokensQuery = (variables: VariablesOf<typeof myTokensDocument>) =>
  gqlQuery(myTokensDocument, variables)
export const tokensQuery = (variables: VariablesOf<typeof tokensDocument>) =>
  gqlQuery(tokensDocument, variables)
export type TokenSort = NonNullable<VariablesOf<typeof tokensDocument>['sort']>
export type ApiToken = ResultOf<typeof tokensDocument>['apiTokens']['nodes'][number]
export const tokenOperations = ['MyApiTokens', 'ApiTokens']

export const createTokenDocument = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      __typename
      ... on ApiTokenCreated { text token { id name } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export const revokeTokenDocument = graphql(`
  mutation RevokeApiToken($id: ID!) {
    revokeApiToken(id: $id) { __typename ... on Refusal { code message { zh en } } }
  }
`)

export const revokeTokensDocument = graphql(`
  mutation RevokeApiTokens($ids: [ID!]!) {
    revokeApiTokens(ids: $ids) {
      __typename
      ... on RowOutcomes { outcomes { id refusal { message { zh en } } } }
      ... on Refusal { message { zh en } }
    }
  }
`)

const policyDocument = graphql(`
  query SignInPolicy {
    signInPolicy {
      passwordProfile idleMinutes absoluteHours tokenDays version viewerCanSet
      secondFactor { role rule title { zh en } }
      passwordRules { key value source interpretation { zh en } }
    }
  }
`)
export const policyQuery = () => gqlQuery(policyDocument, {})
export type Policy = ResultOf<typeof policyDocument>['signInPolicy']

export const setPolicyDocument = graphql(`
  mutation SetSignInPolicy($input: SetSignInPolicyInput!) {
    setSignInPolicy(input: $input) { __typename ... on Refusal { code field message { zh en } } }
  }
`)

const identityFields = graphql(`fragment IdentityFields on LinkedIdentity { issuer linkedAt }`)
const myIdentityDocument = graphql(`query MyLinkedIdentity { myLinkedIdentity { ...IdentityFields } }`, [
  identityFields,
])
export const myIdentityQuery = () => gqlQuery(myIdentityDocument, {})
const identityOfPersonDocument = graphql(
  `query IdentityOfPerson($personId: ID!) { identityOfPerson(personId: $personId) { ...IdentityFields } }`,
  [identityFields],
)
export const identityOfPersonQuery = (personId: string) => gqlQuery(identityOfPersonDocument, { personId })

export const unlinkMyIdentityDocument = graphql(`
  mutation UnlinkMyIdentity {
    unlinkMyIdentity {
      __typename
      ... on Refusal { code message { zh en } }
    }
  }
`)
export const unlinkIdentityDocument = graphql(`
  mutation UnlinkIdentity($personId: ID!) {
    unlinkIdentity(personId: $personId) {
      __typename
      ... on Refusal { code message { zh en } }
    }
  }
`)
/** What taking a link away makes stale. */
export const identityOperations = [
  'MyLinkedIdentity',
  'IdentityOfPerson',
  'SessionsOfPerson',
  'MySessions',
  'Person',
]
