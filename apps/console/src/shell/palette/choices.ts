import { Action } from '@zhengmei/domain/identity'
import type { SearchHit } from '../../features/search'
import type { Viewer } from '../../features/session'
import type { Bilingual } from '../../ui/language'
import { mayUse } from '../may-use'
import { type PageDescriptor, pages } from '../pages'
import type { Recent } from './recent'

/** Something that the palette offers. */
export interface Choice {
  readonly id: string
  readonly group: 'recent' | 'found' | 'actions' | 'pages'
  readonly label: string
  readonly note?: string
  readonly href: string
}

interface ActionChoice {
  readonly title: Bilingual
  readonly href: string
  readonly needs?: readonly Action[]
}

/** What can be begun from anywhere. */
const actions: readonly ActionChoice[] = [
  {
    title: { zh: '发起考核', en: 'Start an assessment' },
    href: '/assessments?start=true',
    needs: [Action.startRuns],
  },
  {
    title: { zh: '登记账号', en: 'Register an account' },
    href: '/accounts/new',
    needs: [Action.createAccounts],
  },
  { title: { zh: '导入数据', en: 'Import data' }, href: '/imports', needs: [Action.importDataSets] },
  { title: { zh: '任命人员', en: 'Appoint somebody' }, href: '/people', needs: [Action.grantAppointments] },
  { title: { zh: '对比规则书', en: 'Put rulebooks side by side' }, href: '/rulebooks/comparison' },
  { title: { zh: '修改密码', en: 'Change my password' }, href: '/my-security' },
]

const says = (title: Bilingual, typed: string) =>
  title.zh.includes(typed) || title.en.toLowerCase().includes(typed.toLowerCase())

/** Pages that can be gone to without knowing an id. */
const isWhole = (path: string) => !path.includes('$')

/**
 * What is offered for what was typed: without a word where one was last, then what can be done, then pages; with one what was found
 * first. What the role may not use is not offered.
 */
export function choicesFor(
  viewer: Pick<Viewer, 'appointment'>,
  typed: string,
  say: (text: Bilingual) => string,
  known: { readonly recent: readonly Recent[]; readonly found: readonly SearchHit[] },
): readonly Choice[] {
  const wanted = typed.trim()
  const recent = known.recent
    .filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()))
    .slice(0, wanted === '' ? 6 : 3)
    .map(({ href, title }): Choice => ({ id: `recent ${href}`, group: 'recent', label: title, href }))
  const found = known.found.map(
    (hit): Choice => ({
      id: hit.id,
      group: 'found',
      label: hit.name,
      note: [hit.platformTitle && say(hit.platformTitle), hit.code, hit.place].filter(Boolean).join(' · '),
      href: hit.kind === 'ACCOUNT' ? `/accounts/${hit.id}` : `/organisations?unit=${hit.id}`,
    }),
  )
  const doable = actions
    .filter(({ title, needs }) => mayUse(viewer, needs) && says(title, wanted))
    .map(({ title, href }): Choice => ({ id: `do ${href}`, group: 'actions', label: say(title), href }))
  const begun = new Set(doable.map(({ href }) => href))
  const places = (Object.entries(pages) as [string, PageDescriptor][])
    .filter(([path, { title, needs }]) => isWhole(path) && mayUse(viewer, needs) && says(title, wanted))
    // A page that is the action itself is offered once.
    .filter(([path, { menu }]) => menu !== undefined || !begun.has(path))
    .map(
      ([path, { title }]): Choice => ({ id: `page ${path}`, group: 'pages', label: say(title), href: path }),
    )
  return wanted === '' ? [...recent, ...doable, ...places] : [...found, ...doable, ...places, ...recent]
}
