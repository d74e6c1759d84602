import { gqlQuery, graphql, type ResultOf } from '../../graphql'

const viewerFields = graphql(`
  fragment ViewerFields on Viewer {
    person { id login name }
    signOutUrl
    appointment { id role roleTitle { zh en } organisation { id name code } fromOn toOn standInFor { name } }
    appointments { id role roleTitle { zh en } organisation { id name code } fromOn toOn standInFor { name } }
    viewerCanImport
    viewerCanStartRuns
    viewerCanVerifyRuns
    viewerCanAskWhatIf
    viewerCanReadAudit
    viewerCanReadOwnAudit
    viewerCanCreateTokens
    viewerCanRevokeTokens
    viewerCanManageSignIn
    viewerCanReadPeople
    viewerCanExplainAccess
    viewerCanCreatePeople
    rolesToGrant
  }
`)

const viewerDocument = graphql(`query Viewer { viewer { ...ViewerFields } }`, [viewerFields])

/** Who is signed in; null when nobody is. */
export const viewerQuery = () => gqlQuery(viewerDocument, {}, 60_000)
export type Viewer = NonNullable<ResultOf<typeof viewerDocument>['viewer']>

export const demoLoginsDocument = graphql(`
  query DemoLogins { demoLogins { login password name role { zh en } organisation } }
`)
/** Logins of the demo data; empty on a real installation. */
export const demoLoginsQuery = () => gqlQuery(demoLoginsDocument, {}, Number.POSITIVE_INFINITY)

const oidcDocument = graphql(`query OidcLabel { oidcLabel { zh en } }`)
/** What the button of the identity provider says; null where none is in use. */
export const oidcQuery = () => gqlQuery(oidcDocument, {}, Number.POSITIVE_INFINITY)

export const signInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignedIn { viewer { person { id } } recoveryCodes }
      ... on SignInStepAsked { step secret totpSecret totpUri recoveryCodes }
      ... on Refusal { code field message { zh en } }
    }
  }
`)

export const continueSignInDocument = graphql(`
  mutation ContinueSignIn($input: ContinueSignInInput!) {
    continueSignIn(input: $input) {
      __typename
      ... on SignedIn { viewer { person { id } } recoveryCodes }
      ... on SignInStepAsked { step secret totpSecret totpUri recoveryCodes }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
type SignInAnswer = ResultOf<typeof signInDocument>['signIn']
/** What is still to be done before somebody is signed in. */
export type SignInStep = Extract<SignInAnswer, { readonly __typename: 'SignInStepAsked' }>

export const signOutDocument = graphql(`mutation SignOut { signOut }`)

export const switchAppointmentDocument = graphql(`
  mutation SwitchAppointment($appointmentId: ID!) {
    switchAppointment(appointmentId: $appointmentId) {
      __typename
      ... on Refusal { code message { zh en } }
    }
  }
`)

export const acceptInvitationDocument = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
    }
  }
`)
