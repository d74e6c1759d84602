import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { BoundBulkAction, BulkAction } from './bulk'
import styles from './list.module.css'
import type { Selection } from './selection'
import { useListTexts } from './texts'

/** Seldom needed, and heavy. */
const BulkDrawer = lazy(() => import('./bulk-drawer'))

/** How many rows are selected and what can be done with them. */
export function SelectionBar<Row>(props: {
  selection: Selection<Row>
  actions: readonly BulkAction<Row>[]
  tools: ReactNode
}) {
  const t = useListTexts()
  const { selection } = props
  const [key, setKey] = useState<string>()
  // Looked up again each time: what is filled in its form makes another action of it.
  const doing = props.actions.find((action) => action.key === key)
  const bound = doing && bindRows(doing, selection.rows)
  if (selection.rows.length === 0 && !doing) return null
  return (
    <section className={styles['selection']} aria-label={t('select')} data-print="hide">
      <span aria-live="polite">{t('selected', { count: selection.rows.length })}</span>
      {props.actions.map((action) => (
        <Button
          key={action.key}
          size="small"
          danger={action.danger === true}
          onClick={() => setKey(action.key)}
        >
          {action.label}
        </Button>
      ))}
      {selection.rows.length > 0 ? props.tools : null}
      <Button size="small" type="text" onClick={selection.clear}>
        {t('unselect')}
      </Button>
      {bound ? (
        <Suspense fallback={null}>
          <BulkDrawer
            action={bound}
            onClose={(done) => {
              setKey(undefined)
              if (done) selection.clear()
            }}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

/** An action on rows that are known to it alone. */
function bindRows<Row>(action: BulkAction<Row>, rows: readonly Row[]): BoundBulkAction {
  return {
    label: action.label,
    danger: action.danger === true,
    form: action.form,
    asked: action.asked ?? '',
    async preview() {
      const { will, refused } = await action.preview(rows)
      return { will: will.map(action.nameOf), refused, perform: () => action.perform(will) }
    },
  }
}
