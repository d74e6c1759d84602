import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { viewerQuery } from '../features/session'
import { NotFoundPage } from '../ui/plain-pages'
import * as search from './search'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search.signIn,
  component: lazyRouteComponent(() => import('../features/session/sign-in-page')),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../features/session/invitation-page')),
})

/** Everything behind this route has somebody signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const { viewer } = await context.queryClient.ensureQueryData(viewerQuery())
    if (!viewer)
      throw redirect({
        to: '/sign-in',
        search: location.href === '/' ? {} : { next: location.href },
        replace: true,
      })
    return { viewer }
  },
  component: lazyRouteComponent(() => import('./frame')),
})

const workbench = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('../features/workbench/workbench-page')),
})

const organisations = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations',
  validateSearch: search.organisations,
  component: lazyRouteComponent(() => import('../features/organisation/organisations-page')),
})
const unit = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations/$unitId',
  validateSearch: search.unit,
  component: lazyRouteComponent(() => import('../features/organisation/unit/unit-page')),
})
const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts',
  validateSearch: search.accounts,
  component: lazyRouteComponent(() => import('../features/account/accounts-page')),
})
const accountMessages = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts/messages',
  validateSearch: search.accountMessages,
  component: lazyRouteComponent(() => import('../features/account/messages-page')),
})
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts/$accountId',
  validateSearch: search.account,
  component: lazyRouteComponent(() => import('../features/account/account-page')),
})

const newAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts/new',
  validateSearch: search.newAccount,
  component: lazyRouteComponent(() => import('../features/account/form/create-page')),
})
const editedAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts/$accountId/edit',
  component: lazyRouteComponent(() => import('../features/account/form/edit-page')),
})

const imports = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports',
  validateSearch: search.imports,
  component: lazyRouteComponent(() => import('../features/dataset-import/imports-page')),
})
const importJob = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$jobId',
  validateSearch: search.importJob,
  component: lazyRouteComponent(() => import('../features/dataset-import/import-job-page')),
})

const assessments = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments',
  validateSearch: search.assessments,
  component: lazyRouteComponent(() => import('../features/assessment/runs-page')),
})
const compareRuns = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/compare',
  validateSearch: search.compare,
  component: lazyRouteComponent(() => import('../features/assessment/compare/compare-page')),
})
const unitPair = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/compare/units/$unitId',
  validateSearch: search.pair,
  component: lazyRouteComponent(() => import('../features/assessment/compare/unit-pair-page')),
})
const accountPair = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/compare/accounts/$accountId',
  validateSearch: search.pair,
  component: lazyRouteComponent(() => import('../features/assessment/compare/account-pair-page')),
})
const run = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/$runId',
  validateSearch: search.run,
  component: lazyRouteComponent(() => import('../features/assessment/run-page')),
})
const whatIf = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/$runId/what-if',
  component: lazyRouteComponent(() => import('../features/assessment/what-if-page')),
})
const unitResult = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/$runId/units/$unitId',
  component: lazyRouteComponent(() => import('../features/assessment/unit-page')),
})
const unitSheet = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/$runId/units/$unitId/sheet',
  component: lazyRouteComponent(() => import('../features/assessment/sheet/unit-sheet-page')),
})
const sheets = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/$runId/sheets',
  validateSearch: search.sheets,
  component: lazyRouteComponent(() => import('../features/assessment/sheet/sheets-page')),
})
const accountResult = createRoute({
  getParentRoute: () => signedIn,
  path: '/assessments/$runId/accounts/$accountId',
  validateSearch: search.accountResult,
  component: lazyRouteComponent(() => import('../features/assessment/account-page')),
})

const rulebooks = createRoute({
  getParentRoute: () => signedIn,
  path: '/rulebooks',
  component: lazyRouteComponent(() => import('../features/rulebook/rulebooks-page')),
})
const rulebookComparison = createRoute({
  getParentRoute: () => signedIn,
  path: '/rulebooks/comparison',
  validateSearch: search.comparison,
  component: lazyRouteComponent(() => import('../features/rulebook/comparison-page')),
})
const effectiveRulebook = createRoute({
  getParentRoute: () => signedIn,
  path: '/rulebooks/effective',
  validateSearch: search.effective,
  component: lazyRouteComponent(() => import('../features/rulebook/effective-page')),
})
const rulebook = createRoute({
  getParentRoute: () => signedIn,
  path: '/rulebooks/$rulebookId',
  validateSearch: search.rulebook,
  component: lazyRouteComponent(() => import('../features/rulebook/rulebook-page')),
})

const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: '/calendar',
  validateSearch: search.calendar,
  component: lazyRouteComponent(() => import('../features/calendar/calendar-page')),
})
const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: search.audit,
  component: lazyRouteComponent(() => import('../features/audit/audit-page')),
})
const mySecurity = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-security',
  validateSearch: search.page,
  component: lazyRouteComponent(() => import('../features/security/my-security-page')),
})
const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/tokens',
  validateSearch: search.tokens,
  component: lazyRouteComponent(() => import('../features/security/tokens-page')),
})
const signInPolicy = createRoute({
  getParentRoute: () => signedIn,
  path: '/sign-in-policy',
  component: lazyRouteComponent(() => import('../features/security/sign-in-policy-page')),
})
const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: search.people,
  component: lazyRouteComponent(() => import('../features/people/people-page')),
})
const importPeople = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/import',
  component: lazyRouteComponent(() => import('../features/people-list/import-page')),
})
const links = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/links',
  validateSearch: search.links,
  component: lazyRouteComponent(() => import('../features/people-list/links-page')),
})
const handovers = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/handovers',
  validateSearch: search.handovers,
  component: lazyRouteComponent(() => import('../features/people/handovers-page')),
})
const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../features/people/person-page')),
})
const access = createRoute({
  getParentRoute: () => signedIn,
  path: '/access',
  validateSearch: search.access,
  component: lazyRouteComponent(() => import('../features/access/access-page')),
})

const messages = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages',
  validateSearch: search.messages,
  component: lazyRouteComponent(() => import('../features/notification/messages-page')),
})
const downloads = createRoute({
  getParentRoute: () => signedIn,
  path: '/downloads',
  validateSearch: search.downloads,
  component: lazyRouteComponent(() => import('../features/downloads/downloads-page')),
})

/** Whatever else somebody typed. */
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage })

export const routeTree = root.addChildren([
  signIn,
  invitation,
  signedIn.addChildren([
    workbench,
    organisations,
    unit,
    accounts,
    accountMessages,
    account,
    newAccount,
    editedAccount,
    imports,
    importJob,
    assessments,
    compareRuns,
    unitPair,
    accountPair,
    run,
    whatIf,
    unitResult,
    unitSheet,
    sheets,
    accountResult,
    rulebooks,
    rulebookComparison,
    effectiveRulebook,
    rulebook,
    calendar,
    mySecurity,
    tokens,
    signInPolicy,
    people,
    importPeople,
    links,
    handovers,
    person,
    access,
    audit,
    messages,
    downloads,
    nowhere,
  ]),
])
