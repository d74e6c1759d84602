import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { onSessionLost } from '../graphql'
import { FaultPage, NotFoundPage } from '../ui/plain-pages'
import { plainSearch } from '../ui/plain-search'
import { setSessionLost } from './faults/lost-session'
import { queryClient } from './query-client'
import { routeTree } from './routes'

export const router = createRouter({
  routeTree,
  context: { queryClient },
  ...plainSearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: FaultPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** When the server ends a session, its owner signs in again above the page, which stays as it is. */
onSessionLost(() => {
  const { pathname } = router.state.location
  if (pathname !== '/sign-in' && pathname !== '/invitation') setSessionLost(true)
})

/** The whole console. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
