import { Outlet, useMatches, useRouteContext } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useMemo } from 'react'
import { antdTheme } from '../ui/antd-theme'
import { useLanguage } from '../ui/language'
import { prefer, useColourMode, useContrast, usePreferences } from '../ui/preferences'
import styles from './frame.module.css'
import { mayUse } from './may-use'
import { NotForThisRole } from './not-for-this-role'
import { type PageDescriptor, type PagePath, pages } from './pages'
import { SideMenu } from './side-menu'
import { useShellTexts } from './texts'
import { TopBar } from './top-bar'

const ScopePane = lazy(() => import('./scope-pane'))

/** What the frame knows of the page it shows; nothing of addresses that lead nowhere. */
function usePage(): PageDescriptor | undefined {
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath })
  return (pages as Readonly<Partial<Record<string, PageDescriptor>>>)[path as PagePath]
}

/** The frame around every page of somebody signed in: top bar, menu, tree of units beside lists, page. */
export default function Frame() {
  const t = useShellTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const language = useLanguage()
  const [mode, contrast] = [useColourMode(), useContrast()]
  const { textSize, menuCollapsed, treeCollapsed } = usePreferences()
  const theme = useMemo(() => antdTheme(mode, textSize, contrast), [mode, textSize, contrast])
  const page = usePage()
  const allowed = mayUse(viewer, page?.needs)
  const root = allowed && page?.scoped ? viewer.appointment?.organisation : undefined
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      tooltip={{ unique: true }}
    >
      <a className={styles['skip']} href="#page">
        {t('skip')}
      </a>
      <div
        className={styles['frame']}
        data-collapsed={menuCollapsed}
        data-tree={root ? (treeCollapsed ? 'folded' : 'open') : undefined}
      >
        <TopBar viewer={viewer} />
        <SideMenu
          viewer={viewer}
          collapsed={menuCollapsed}
          onToggle={() => prefer({ menuCollapsed: !menuCollapsed })}
        />
        {root ? (
          <Suspense>
            <ScopePane root={root} folded={treeCollapsed} />
          </Suspense>
        ) : null}
        <main id="page" className={styles['page']} tabIndex={-1}>
          {allowed ? <Outlet /> : <NotForThisRole viewer={viewer} needs={page?.needs ?? []} />}
        </main>
      </div>
    </ConfigProvider>
  )
}
