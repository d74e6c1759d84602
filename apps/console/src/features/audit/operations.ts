import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../graphql'

const entryFields = graphql(`
  fragment AuditEntryFields on AuditEntry {
    id
    stream
    streamTitle { zh en }
    seq
    at
    login
    personName
    roleTitle { zh en }
    orgName
    action
    actionTitle { zh en }
    objectType
    objectTitle { zh en }
    objectId
    before
    after
    requestId
    address
    userAgent
    tokenId
    tokenName
    hash
    previousHash
  }
`)
export type AuditEntry = ResultOf<typeof entryFields>

const entriesDocument = graphql(
  `query AuditEntries($filter: AuditFilter, $first: Int, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...AuditEntryFields }
    }
  }`,
  [entryFields],
)
export type AuditFilter = NonNullable<VariablesOf<typeof entriesDocument>['filter']>

/** The audit trail, latest first. */
export const entriesQuery = (variables: VariablesOf<typeof entriesDocument>) =>
  gqlQuery(entriesDocument, variables)

const ownEntriesDocument = graphql(
  `query OwnAuditEntries($filter: AuditFilter, $first: Int, $after: String) {
    ownAuditEntries(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...AuditEntryFields }
    }
  }`,
  [entryFields],
)
/** What it tells of the viewer's own doings. */
export const ownEntriesQuery = (variables: VariablesOf<typeof entriesDocument>) =>
  gqlQuery(ownEntriesDocument, variables)

const chainDocument = graphql(`
  query AuditChain {
    auditChain {
      streams { stream title { zh en } seq hash }
      checkpoints { day url }
      lastVerification {
        id
        state
        requestedAt
        finishedAt
        checked
        whole
        unusableCheckpoints
        verdicts { stream title { zh en } entries badSeq problem { zh en } }
      }
    }
  }
`)
/** How the chain stands, and the latest check of it. */
export const chainQuery = () => gqlQuery(chainDocument, {})
export type Chain = ResultOf<typeof chainDocument>['auditChain']

export const verifyAuditDocument = graphql(`
  mutation VerifyAudit {
    verifyAudit { __typename ... on Refusal { code message { zh en } } }
  }
`)
