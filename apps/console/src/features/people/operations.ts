import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const peopleDocument = graphql(`
  query People(
    $scopeId: ID
    $search: String
    $role: Role
    $state: PersonState
    $appointed: Boolean
    $endingWithinDays: Int
    $sort: PeopleSort
    $descending: Boolean
    $sessions: Boolean!
    $first: Int
    $after: String
  ) {
    people(
      scopeId: $scopeId
      search: $search
      role: $role
      state: $state
      appointed: $appointed
      endingWithinDays: $endingWithinDays
      sort: $sort
      descending: $descending
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        login
        name
        state
        createdAt
        activeSessionCount @include(if: $sessions)
        organisation { id name }
        appointments { id role roleTitle { zh en } organisation { id name } state toOn standInFor { name } }
      }
    }
  }
`)
/** People within a subtree. */
export const peopleQuery = (variables: VariablesOf<typeof peopleDocument>) =>
  gqlQuery(peopleDocument, variables)
export type PersonRow = ResultOf<typeof peopleDocument>['people']['nodes'][number]
export type PeopleSort = NonNullable<VariablesOf<typeof peopleDocument>['sort']>
export type RoleName = NonNullable<VariablesOf<typeof peopleDocument>['role']>
export type PersonState = PersonRow['state']

const personDocument = graphql(`
  query Person($id: ID!) {
    person(id: $id) {
      id
      login
      name
      state
      version
      createdAt
      disabledAt
      organisation { id name }
      activeSessionCount
      openLink { givenAt expiresAt givenBy { name } viewerCanWithdraw }
      importsUnderWay
      runsUnderWay
      handover {
        id
        kind
        title { zh en }
        duty { zh en }
        dueOn
        settledAt
        note
        organisation { name }
        successor { name }
        settledBy { name }
        viewerCanSettle
        viewerCanReopen
      }
      toHandOver { objectId kind title { zh en } }
      viewerCanEdit
      viewerCanDisable
      viewerCanInvite
      viewerCanAppoint
      appointments {
        id
        role
        roleTitle { zh en }
        jobTitleName { zh en }
        organisation { id name }
        fromOn
        toOn
        state
        standInFor { id name }
        viewerCanEnd
        viewerCanAppointStandIn
      }
    }
  }
`)
/** One person with their appointments, as far as they are within the viewer's scope. */
export const personQuery = (id: string) => gqlQuery(personDocument, { id })
export type Person = NonNullable<ResultOf<typeof personDocument>['person']>
export type HandoverItem = Person['handover'][number]
export type PersonAppointment = Person['appointments'][number]

/** What a change of people makes stale. */
export const peopleOperations = ['People', 'Person', 'SessionsOfPerson', 'OpenLinks', 'OpenHandoverItems']

export const endSessionsOfPeopleDocument = graphql(`
  mutation EndSessionsOfPeople($personIds: [ID!]!) {
    endSessionsOfPeople(personIds: $personIds) {
      __typename
      ... on RowOutcomes { outcomes { id refusal { message { zh en } } } }
      ... on Refusal { message { zh en } }
    }
  }
`)

export const createPersonDocument = graphql(`
  mutation CreatePerson($input: CreatePersonInput!) {
    createPerson(input: $input) {
      __typename
      ... on PersonInvited { secret person { id name login } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)

export const editPersonDocument = graphql(`
  mutation EditPerson($input: EditPersonInput!) {
    editPerson(input: $input) {
      __typename
      ... on PersonChanged { person { id version } }
      ... on Refusal { code field message { zh en } }
      ... on VersionConflict { currentVersion message { zh en } fields { field yours current } }
    }
  }
`)

export const invitePersonDocument = graphql(`
  mutation InvitePerson($personId: ID!) {
    invitePerson(personId: $personId) {
      __typename
      ... on PersonInvited { secret }
      ... on Refusal { code message { zh en } }
    }
  }
`)

export const withdrawLinkDocument = graphql(`
  mutation WithdrawLink($personId: ID!) {
    withdrawLink(personId: $personId) {
      __typename
      ... on Refusal { code message { zh en } }
    }
  }
`)

export const disablePersonDocument = graphql(`
  mutation DisablePerson($personId: ID!) {
    disablePerson(personId: $personId) {
      __typename
      ... on Refusal { code message { zh en } }
    }
  }
`)

export const enablePersonDocument = graphql(`
  mutation EnablePerson($personId: ID!) {
    enablePerson(personId: $personId) {
      __typename
      ... on Refusal { code message { zh en } }
    }
  }
`)

export const departPersonDocument = graphql(`
  mutation DepartPerson($personId: ID!, $on: Date) {
    departPerson(personId: $personId, on: $on) {
      __typename
      ... on PersonDeparted { endedAppointments }
      ... on Refusal { code message { zh en } }
    }
  }
`)

const openHandoverItemsDocument = graphql(`
  query OpenHandoverItems(
    $scopeId: ID
    $search: String
    $kind: HandoverKind
    $sort: OpenHandoverItemSort
    $descending: Boolean
    $first: Int
    $after: String
  ) {
    openHandoverItems(
      scopeId: $scopeId
      search: $search
      kind: $kind
      sort: $sort
      descending: $descending
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        kind
        title { zh en }
        duty { zh en }
        dueOn
        openedAt
        note
        organisation { name }
        leaver { id login name }
        viewerCanSettle
      }
    }
  }
`)
type OpenItemsVariables = VariablesOf<typeof openHandoverItemsDocument>
/** What is yet to be handed over at a unit and those below it. */
export const openHandoverItemsQuery = (variables: OpenItemsVariables) =>
  gqlQuery(openHandoverItemsDocument, variables)
export type OpenHandoverItem = ResultOf<
  typeof openHandoverItemsDocument
>['openHandoverItems']['nodes'][number]
export type OpenItemsSort = NonNullable<OpenItemsVariables['sort']>
export const handoverKinds: readonly NonNullable<OpenItemsVariables['kind']>[] = [
  'POST',
  'STAND_IN',
  'ACCOUNT',
  'TOKEN',
  'PLANNED_CHANGE',
]

export const reopenHandoverItemDocument = graphql(`
  mutation ReopenHandoverItem($input: ReopenHandoverItemInput!) {
    reopenHandoverItem(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
    }
  }
`)

export const settleHandoverItemDocument = graphql(`
  mutation SettleHandoverItem($input: SettleHandoverItemInput!) {
    settleHandoverItem(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
    }
  }
`)

export const grantAppointmentDocument = graphql(`
  mutation GrantAppointment($input: GrantAppointmentInput!) {
    grantAppointment(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
    }
  }
`)
export type JobTitleName = NonNullable<VariablesOf<typeof grantAppointmentDocument>['input']['jobTitle']>

export const appointStandInDocument = graphql(`
  mutation AppointStandIn($input: AppointStandInInput!) {
    appointStandIn(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
    }
  }
`)

export const endAppointmentDocument = graphql(`
  mutation EndAppointment($input: EndAppointmentInput!) {
    endAppointment(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
    }
  }
`)
