import type { QueryClient } from '@tanstack/react-query'
import { gqlMutation, graphql, type ResultOf } from '../../../graphql'
import { treeOperations } from '../tree-operations'
import { type ChangeForm, editedFacts, factsOf } from './change-form'
import type { ChangeKind, Unit } from './operations'

const createDocument = graphql(`
  mutation CreateOrganisation($input: CreateOrganisationInput!) {
    createOrganisation(input: $input) {
      __typename
      ... on OrganisationChanged { change { id state } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)
const renameDocument = graphql(`
  mutation RenameOrganisation($input: RenameOrganisationInput!) {
    renameOrganisation(input: $input) {
      __typename
      ... on OrganisationChanged { change { id state } }
      ... on Refusal { code field message { zh en } }
      ... on VersionConflict { currentVersion message { zh en } fields { field yours current } }
    }
  }
`)
const editDocument = graphql(`
  mutation EditOrganisation($input: EditOrganisationInput!) {
    editOrganisation(input: $input) {
      __typename
      ... on OrganisationChanged { change { id state } }
      ... on Refusal { code field message { zh en } }
      ... on VersionConflict { currentVersion message { zh en } fields { field yours current } }
    }
  }
`)
const moveDocument = graphql(`
  mutation MoveOrganisation($input: MoveOrganisationInput!) {
    moveOrganisation(input: $input) {
      __typename
      ... on OrganisationChanged { change { id state } }
      ... on Refusal { code field message { zh en } }
      ... on VersionConflict { currentVersion message { zh en } fields { field yours current } }
    }
  }
`)
const mergeDocument = graphql(`
  mutation MergeOrganisation($input: MergeOrganisationInput!) {
    mergeOrganisation(input: $input) {
      __typename
      ... on OrganisationChanged { change { id state } }
      ... on Refusal { code field message { zh en } }
      ... on VersionConflict { currentVersion message { zh en } fields { field yours current } }
    }
  }
`)
const abolishDocument = graphql(`
  mutation AbolishOrganisation($input: AbolishOrganisationInput!) {
    abolishOrganisation(input: $input) {
      __typename
      ... on OrganisationChanged { change { id state } }
      ... on Refusal { code field message { zh en } }
      ... on VersionConflict { currentVersion message { zh en } fields { field yours current } }
    }
  }
`)
export const withdrawDocument = graphql(`
  mutation WithdrawOrganisationChange($id: ID!) {
    withdrawOrganisationChange(id: $id) {
      __typename
      ... on OrganisationChanged { change { id state } }
      ... on Refusal { code field message { zh en } }
    }
  }
`)

export type ChangeAnswer =
  | ResultOf<typeof renameDocument>['renameOrganisation']
  | ResultOf<typeof createDocument>['createOrganisation']

/** What a change of units makes stale. */
export const changedOperations = [
  ...treeOperations,
  'UnitHoldings',
  'UnitPeople',
  'UnitRulebook',
  'AccountList',
  'Account',
]

/** Asks the server for a change of a unit, from the version that was seen. */
export async function requestChange(
  queryClient: QueryClient,
  kind: ChangeKind,
  unit: Unit,
  form: ChangeForm,
  version: number,
  idempotencyKey: string,
): Promise<ChangeAnswer> {
  const effect = { effectiveOn: form.effectiveOn || undefined, reason: form.reason || undefined }
  const of = { organisationId: unit.id, version, ...effect }
  const { targetId } = form
  const optional = (text: string) => text || undefined
  switch (kind) {
    case 'CREATE': {
      const { name, code } = form
      const input = { parentId: unit.id, name, code, ...factsOf(form), ...effect, idempotencyKey }
      return (await gqlMutation(queryClient, createDocument, []).mutationFn({ input })).createOrganisation
    }
    case 'RENAME':
      return (
        await gqlMutation(queryClient, renameDocument, []).mutationFn({ input: { ...of, name: form.name } })
      ).renameOrganisation
    case 'EDIT': {
      const input = { ...of, ...editedFacts(form, unit) }
      return (await gqlMutation(queryClient, editDocument, []).mutationFn({ input })).editOrganisation
    }
    case 'MOVE':
      return (await gqlMutation(queryClient, moveDocument, []).mutationFn({ input: { ...of, targetId } }))
        .moveOrganisation
    case 'MERGE':
      return (await gqlMutation(queryClient, mergeDocument, []).mutationFn({ input: { ...of, targetId } }))
        .mergeOrganisation
    case 'ABOLISH':
      return (
        await gqlMutation(queryClient, abolishDocument, []).mutationFn({
          input: { ...of, targetId: optional(targetId) },
        })
      ).abolishOrganisation
  }
}
