import type { PageHelp } from '../../ui/help'

/** Each feature says its own help; read when somebody asks for it. */
const sources: readonly (() => Promise<{ readonly help: Readonly<Record<string, PageHelp>> }>)[] = [
  () => import('../../features/workbench/help'),
  () => import('../../features/organisation/help'),
  () => import('../../features/account/help'),
  () => import('../../features/assessment/help'),
  () => import('../../features/rulebook/help'),
  () => import('../../features/dataset-import/help'),
  () => import('../../features/calendar/help'),
  () => import('../../features/downloads/help'),
  () => import('../../features/people/help'),
  () => import('../../features/audit/help'),
  () => import('../../features/access/help'),
  () => import('../../features/security/help'),
  () => import('../../features/notification/help'),
]

/** What the help says, by the addresses of pages. */
export async function readHelp(): Promise<Readonly<Partial<Record<string, PageHelp>>>> {
  const all = await Promise.all(sources.map((read) => read()))
  return Object.assign({}, ...all.map(({ help }) => help))
}
