import { DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { UnitTree } from '../features/organisation'
import { prefer } from '../ui/preferences'
import styles from './scope-pane.module.css'
import { useShellTexts } from './texts'

/**
 * The tree of units beside a list: the one chosen narrows the list and stands in the address as `unit`, so a link shows the same. One's
 * own unit is everything, and stands nowhere.
 */
export default function ScopePane(props: {
  root: { readonly id: string; readonly name: string }
  folded: boolean
}) {
  const t = useShellTexts()
  const { root, folded } = props
  const said = useLocation({ select: ({ search }) => (search as { unit?: unknown }).unit })
  const chosen = typeof said === 'string' ? said : root.id
  const navigate = useNavigate()
  const choose = (id: string) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, unit: id === root.id ? undefined : id, after: undefined }),
    } as never)
  const name = t(folded ? 'unfoldTree' : 'foldTree')
  return (
    <aside className={styles['pane']} aria-label={t('tree')} data-folded={folded}>
      <div className={styles['head']}>
        {folded ? null : <h2>{t('tree')}</h2>}
        <button
          type="button"
          aria-expanded={!folded}
          aria-label={name}
          title={name}
          onClick={() => prefer({ treeCollapsed: !folded })}
        >
          {folded ? <DoubleRightOutlined aria-hidden /> : <DoubleLeftOutlined aria-hidden />}
        </button>
      </div>
      {folded ? null : (
        <div className={styles['tree']}>
          <UnitTree root={root} selected={chosen} searchable onSelect={choose} />
        </div>
      )}
    </aside>
  )
}
