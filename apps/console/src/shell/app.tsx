import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { viewerQuery } from '../features/session'
import { onSessionLost } from '../graphql'
import { FaultPage, NotFoundPage } from '../ui/plain-pages'
import { queryClient } from './query-client'
import { routeTree } from './routes'

export const router = createRouter({
  routeTree,
  context: { queryClient },
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

/** When the server ends a session, sign in again and come back to the same address. */
onSessionLost(() => {
  const { pathname, href } = router.state.location
  queryClient.setQueryData(viewerQuery().queryKey, { viewer: null })
  if (pathname === '/sign-in' || pathname === '/invitation') return
  void router.navigate({ to: '/sign-in', search: { next: href, expired: true } })
})

/** The whole console. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
