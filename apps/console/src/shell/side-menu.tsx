import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  DashboardOutlined,
  EyeOutlined,
  ImportOutlined,
  KeyOutlined,
  LockOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  TeamOutlined,
  TrophyOutlined,
} from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Viewer } from '../features/session'
import styles from './frame.module.css'
import { useShellTexts } from './texts'

const entries = [
  { to: '/', text: 'overview', icon: DashboardOutlined, exact: true },
  { to: '/organisations', text: 'organisations', icon: ApartmentOutlined },
  { to: '/imports', text: 'imports', icon: ImportOutlined, may: 'viewerCanImport' },
  { to: '/assessments', text: 'assessments', icon: TrophyOutlined },
  { to: '/rulebooks', text: 'rulebooks', icon: BookOutlined },
  { to: '/people', text: 'people', icon: TeamOutlined, may: 'viewerCanReadPeople' },
  { to: '/access', text: 'access', icon: EyeOutlined, may: 'viewerCanExplainAccess' },
  { to: '/tokens', text: 'tokens', icon: KeyOutlined, may: 'viewerCanRevokeTokens' },
  { to: '/sign-in-policy', text: 'signInPolicy', icon: LockOutlined, may: 'viewerCanManageSignIn' },
  { to: '/audit', text: 'audit', icon: AuditOutlined, may: 'viewerCanReadAudit' },
  { to: '/audit', text: 'audit', icon: AuditOutlined, may: 'viewerCanReadOwnAudit' },
] as const

/** Where the viewer may go: what the present appointment can't use is not offered. */
export function SideMenu(props: { viewer: Viewer; collapsed: boolean; onToggle: () => void }) {
  const t = useShellTexts()
  const offered = entries.filter((entry) => !('may' in entry) || props.viewer[entry.may])
  return (
    <nav className={styles['side']} aria-label={t('mainMenu')}>
      <ul>
        {offered.map(({ to, text, icon: Icon, ...rest }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: 'exact' in rest, includeSearch: false }}
              title={props.collapsed ? t(text) : undefined}
              aria-label={t(text)}
            >
              <Icon aria-hidden />
              {props.collapsed ? null : <span>{t(text)}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles['collapse']}
        onClick={props.onToggle}
        aria-label={t(props.collapsed ? 'expand' : 'collapse')}
      >
        {props.collapsed ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
        {props.collapsed ? null : <span>{t('collapse')}</span>}
      </button>
    </nav>
  )
}
