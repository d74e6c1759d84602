import { Outlet, useRouteContext, useRouterState } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { antdLocales } from '../ui/antd-locale'
import { antdTheme } from '../ui/antd-theme'
import { useLanguage } from '../ui/language'
import { prefer, useColourMode, useContrast, usePreferences } from '../ui/preferences'
import { OfflineBanner } from './faults/offline-banner'
import { SignInAgain } from './faults/sign-in-again'
import { UnsavedGuard } from './faults/unsaved-guard'
import styles from './frame.module.css'
import { mayUse } from './may-use'
import { NotForThisRole } from './not-for-this-role'
import { SideMenu } from './side-menu'
import { useShellTexts } from './texts'
import { TopBar } from './top-bar'
import { useKeptSettings } from './use-kept-settings'
import { usePage } from './use-page'

const ScopePane = lazy(() => import('./scope-pane'))

/** The frame around every page of somebody signed in: top bar, menu, tree of units beside lists, page. */
export default function Frame() {
  const t = useShellTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  useKeptSettings(viewer.person.id)
  const language = useLanguage()
  const [mode, contrast] = [useColourMode(), useContrast()]
  const { textSize, menuCollapsed, treeCollapsed } = usePreferences()
  const theme = useMemo(() => antdTheme(mode, textSize, contrast), [mode, textSize, contrast])
  const page = usePage()
  const leaving = useRouterState({ select: (router) => router.status === 'pending' })
  const allowed = mayUse(viewer, page?.needs)
  const root = allowed && page?.scoped ? viewer.appointment?.organisation : undefined
  return (
    <ConfigProvider
      theme={theme}
      locale={antdLocales[language]}
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
        <main id="page" className={styles['page']} tabIndex={-1} aria-busy={leaving}>
          <OfflineBanner />
          {allowed ? <Outlet /> : <NotForThisRole viewer={viewer} needs={page?.needs ?? []} />}
        </main>
      </div>
      <UnsavedGuard />
      <SignInAgain viewer={viewer} />
    </ConfigProvider>
  )
}
