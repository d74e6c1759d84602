import { TableOutlined } from '@ant-design/icons'
import { lazy, Suspense } from 'react'
import type { Offered } from './columns-choice'
import { Disclosure } from './disclosure'
import { useListTexts } from './texts'
import type { ListControl } from './use-list-address'

/** Loaded when somebody opens it. */
const ColumnsChoice = lazy(() => import('./columns-choice'))

/** The button behind which columns, density and the size of a page are chosen. */
export function ColumnsPanel(props: { columns: readonly Offered[]; heading: string; control: ListControl }) {
  const t = useListTexts()
  return (
    <Disclosure label={t('columns')} button={t('columns')} icon={<TableOutlined aria-hidden />}>
      {() => (
        <Suspense>
          <ColumnsChoice {...props} />
        </Suspense>
      )}
    </Disclosure>
  )
}
