import { useQuery } from '@tanstack/react-query'
import { useLive } from '../../graphql'
import { staleByReading, unreadLiveDocument, unreadQuery } from './operations'

const nothing = {}

/**
 * How many one has not read, as it stands. Told live and read again when the window is looked at again; never asked for by the clock, which
 * would keep a session alive that nobody uses.
 */
export function useUnread(): number {
  useLive(unreadLiveDocument, nothing, staleByReading)
  return useQuery(unreadQuery()).data?.unreadNotificationCount ?? 0
}
