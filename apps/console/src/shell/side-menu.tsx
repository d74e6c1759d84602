import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link, useMatches } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { Viewer } from '../features/session'
import { useBilingual } from '../ui/language'
import { mayUse } from './may-use'
import styles from './menu.module.css'
import { type MenuGroup, menuGroups, type PageDescriptor, type PagePath, pages } from './pages'
import { useShellTexts } from './texts'

/** A page that the menu offers. */
interface Entry extends PageDescriptor {
  readonly to: PagePath
}

/** What the present appointment can use, by the groups of the menu; groups without a page are left out. */
export function menuOf(
  viewer: Viewer,
): readonly { readonly group: MenuGroup; readonly entries: readonly Entry[] }[] {
  const offered = Object.entries(pages)
    .map(([to, page]): Entry => ({ to: to as PagePath, ...page }))
    .filter((page) => page.menu && mayUse(viewer, page.needs))
  return (Object.keys(menuGroups) as MenuGroup[])
    .map((group) => ({ group, entries: offered.filter(({ menu }) => menu?.group === group) }))
    .filter(({ entries }) => entries.length > 0)
}

/** The links of the menu, in their groups; `bare` shows the pictures only. */
export function MenuList(props: { viewer: Viewer; bare?: boolean; onChosen?: () => void }) {
  const say = useBilingual()
  const menu = menuOf(props.viewer)
  const isBelow = usePageBelow(menu.flatMap(({ entries }) => entries.map(({ to }) => to)))
  return (
    <ul className={styles['list']} data-bare={props.bare ?? false}>
      {menu.map(({ group, entries }) => (
        <Fragment key={group}>
          {menuGroups[group] ? (
            <li className={styles['group']} aria-hidden={props.bare}>
              {say(menuGroups[group])}
            </li>
          ) : null}
          {entries.map(({ to, title, menu: place }) => {
            const Icon = place?.icon
            return (
              <li key={to}>
                <Link
                  to={to}
                  activeOptions={{ exact: to === '/' || isBelow(to), includeSearch: false }}
                  title={say(title)}
                  aria-label={say(title)}
                  onClick={props.onChosen}
                >
                  {Icon ? <Icon aria-hidden /> : null}
                  <span className={styles['label']}>{say(title)}</span>
                </Link>
              </li>
            )
          })}
        </Fragment>
      ))}
    </ul>
  )
}

/** Whether the page shown belongs to another of the menu's pages, whose address lies below one's own. */
function usePageBelow(offered: readonly PagePath[]): (to: PagePath) => boolean {
  const here = useMatches({ select: (matches) => matches.at(-1)?.fullPath }) ?? ''
  return (to) => offered.some((other) => other.startsWith(`${to}/`) && here.startsWith(other))
}

/** Where the viewer may go: what the present appointment can't use is not offered. */
export function SideMenu(props: { viewer: Viewer; collapsed: boolean; onToggle: () => void }) {
  const t = useShellTexts()
  const name = t(props.collapsed ? 'expand' : 'collapse')
  return (
    <nav className={styles['side']} aria-label={t('mainMenu')}>
      <MenuList viewer={props.viewer} bare={props.collapsed} />
      <button
        type="button"
        className={styles['collapse']}
        data-bare={props.collapsed}
        onClick={props.onToggle}
        aria-label={name}
        title={name}
      >
        {props.collapsed ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
        <span className={styles['label']}>{t('collapse')}</span>
      </button>
    </nav>
  )
}
