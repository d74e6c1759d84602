import { DownloadOutlined, MenuOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Viewer } from '../features/session'
import { Mark } from '../ui/logo'
import { AppointmentSwitcher } from './appointment-switcher'
import { Bell } from './bell'
import { DisplaySettings, LanguageSwitch } from './display-settings'
import styles from './frame.module.css'
import { Help } from './help/help'
import { PaletteButton } from './palette/palette-button'
import { PersonMenu } from './person-menu'
import { MenuList } from './side-menu'
import { useShellTexts } from './texts'
import { TopMenu } from './top-menu'

/** Product, search, acting appointment, messages, help, language, display, person; on a phone the menu as well. */
export function TopBar({ viewer }: { viewer: Viewer }) {
  const t = useShellTexts()
  return (
    <header className={styles['bar']}>
      <div className={styles['narrowOnly']}>
        <TopMenu name={t('openMenu')} end="left" button={<MenuOutlined aria-hidden />}>
          {(close) => (
            <nav aria-label={t('mainMenu')}>
              <MenuList viewer={viewer} onChosen={close} />
            </nav>
          )}
        </TopMenu>
      </div>
      <Link to="/" className={styles['brand']}>
        <Mark size={26} />
        <span className={styles['brandName']}>{t('product')}</span>
        <span className={styles['brandLong']}>{t('productLong')}</span>
      </Link>
      <PaletteButton viewer={viewer} />
      <AppointmentSwitcher viewer={viewer} />
      <Bell />
      <Link
        to="/downloads"
        className={`${styles['chip']} ${styles['roomy']}`}
        aria-label={t('downloads')}
        title={t('downloads')}
      >
        <DownloadOutlined aria-hidden />
      </Link>
      <Help />
      <LanguageSwitch />
      <DisplaySettings />
      <PersonMenu viewer={viewer} />
    </header>
  )
}
