import { gqlQuery, graphql, type ResultOf, type VariablesOf } from '../../../graphql'

const attachmentsDocument = graphql(`
  query UnitAttachments($id: ID!) {
    organisation(id: $id) {
      viewerCanAttachRulebooks
      rulebookAttachments {
        id
        edition { id version shortName }
        attachedFrom
        attachedTo
        reason
        attachedBy
        endReason
        endedBy
        viewerCanEnd
      }
    }
  }
`)
/** What is, was and will be attached to a unit itself. */
export const attachmentsQuery = (id: string) => gqlQuery(attachmentsDocument, { id })
export type Attachment = NonNullable<
  ResultOf<typeof attachmentsDocument>['organisation']
>['rulebookAttachments'][number]

const editionsDocument = graphql(`
  query AttachableEditions {
    rulebooks { id version shortName level title { zh en } effectiveFrom effectiveTo }
  }
`)
/** The rulebooks one may choose from. */
export const editionsQuery = () => gqlQuery(editionsDocument, {})

const previewFields = graphql(`
  fragment AttachmentPreviewFields on RulebookAttachmentPreview {
    on
    units
    changes {
      key
      title { zh en }
      before { statement { valueText { zh en } } edition { shortName } }
      after { statement { valueText { zh en } } edition { shortName } }
    }
    contradictions { key title { zh en } why { zh en } }
    settled { zh en }
  }
`)
export type AttachmentPreview = ResultOf<typeof previewFields>

const attachPreviewDocument = graphql(
  `query RulebookAttachmentPreview($input: AttachRulebookInput!) {
    rulebookAttachmentPreview(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
      ... on RulebookAttachmentPreview { ...AttachmentPreviewFields }
    }
  }`,
  [previewFields],
)
const endPreviewDocument = graphql(
  `query RulebookAttachmentEndPreview($input: EndRulebookAttachmentInput!) {
    rulebookAttachmentEndPreview(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
      ... on RulebookAttachmentPreview { ...AttachmentPreviewFields }
    }
  }`,
  [previewFields],
)
export type AttachInput = VariablesOf<typeof attachPreviewDocument>['input']
export type EndInput = VariablesOf<typeof endPreviewDocument>['input']

/** What an attachment would mean; asked anew each time. */
export const attachPreviewQuery = (input: AttachInput) => gqlQuery(attachPreviewDocument, { input }, 0)
/** What the end of an attachment would mean; asked anew each time. */
export const endPreviewQuery = (input: EndInput) => gqlQuery(endPreviewDocument, { input }, 0)

export const attachDocument = graphql(`
  mutation AttachRulebook($input: AttachRulebookInput!) {
    attachRulebook(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
      ... on RulebookAttached { organisation { id } }
    }
  }
`)
export const endDocument = graphql(`
  mutation EndRulebookAttachment($input: EndRulebookAttachmentInput!) {
    endRulebookAttachment(input: $input) {
      __typename
      ... on Refusal { code field message { zh en } }
      ... on RulebookAttached { organisation { id } }
    }
  }
`)

/** What an attachment makes stale. */
export const attachedOperations = ['UnitAttachments', 'UnitRulebook', 'EffectiveRulebook', 'Account']
