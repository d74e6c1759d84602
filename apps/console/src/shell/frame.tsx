import { Outlet, useRouteContext } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useMemo } from 'react'
import { antdTheme } from '../ui/antd-theme'
import { useLanguage } from '../ui/language'
import { prefer, useColourMode, usePreferences } from '../ui/preferences'
import styles from './frame.module.css'
import { SideMenu } from './side-menu'
import { useShellTexts } from './texts'
import { TopBar } from './top-bar'

/** The frame around every page of somebody signed in: top bar, menu, page. */
export default function Frame() {
  const t = useShellTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const language = useLanguage()
  const mode = useColourMode()
  const { textSize, menuCollapsed } = usePreferences()
  const theme = useMemo(() => antdTheme(mode, textSize), [mode, textSize])
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
      <div className={styles['frame']} data-collapsed={menuCollapsed}>
        <TopBar viewer={viewer} />
        <SideMenu
          viewer={viewer}
          collapsed={menuCollapsed}
          onToggle={() => prefer({ menuCollapsed: !menuCollapsed })}
        />
        <main id="page" className={styles['page']} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </ConfigProvider>
  )
}
