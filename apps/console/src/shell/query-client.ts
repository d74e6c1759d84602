import { QueryClient } from '@tanstack/react-query'
import { WireError } from '../graphql'

/** The only cache. What the server refused by name is not asked again; a broken network twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && error instanceof WireError && error.code === 'network',
    },
    mutations: { retry: false },
  },
})
