import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { gqlMutation, useFollowed } from '../../graphql'
import { refusalOf } from '../../ui/problem'
import {
  cancelDownloadDocument,
  deleteDownloadDocument,
  downloadOperations,
  downloadsChangedDocument,
  downloadsQuery,
  downloadsStateQuery,
} from './operations'

/** How the viewer's downloads stand, followed live: for the top bar. */
export function useDownloadsState(): { readonly underWay: number; readonly ready: number } {
  const query = downloadsStateQuery()
  useFollowed(downloadsChangedDocument, {}, query)
  const { data } = useQuery(query)
  return data?.myDownloadsState ?? { underWay: 0, ready: 0 }
}

const recent = 10

/** The latest of the viewer's downloads, followed live while they are on screen. */
export function useRecentDownloads() {
  const query = downloadsQuery({ first: recent })
  useFollowed(downloadsChangedDocument, {}, query)
  return useQuery(query)
}

/** Ending and deleting. */
export function useDownloadChanges() {
  const queryClient = useQueryClient()
  const cancel = useMutation(gqlMutation(queryClient, cancelDownloadDocument, downloadOperations))
  const remove = useMutation(gqlMutation(queryClient, deleteDownloadDocument, downloadOperations))
  return {
    cancel: (id: string) => cancel.mutate({ id }),
    remove: (id: string) => remove.mutate({ id }),
    busy: cancel.isPending || remove.isPending,
    refusal: refusalOf(cancel.data?.cancelDownload) ?? refusalOf(remove.data?.deleteDownload),
    error: cancel.error ?? remove.error,
  }
}
