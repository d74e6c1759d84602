import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { DownloadButton } from '../../downloads'
import { useTreeListTexts } from './texts'

const ImportDrawer = lazy(() => import('./import-drawer'))

/** The tree below a unit as a file: taken out as of a day, and brought back mended by whoever may change it. */
export function TreeListButtons(props: {
  unit: { readonly id: string; readonly name: string; readonly viewerCanChange: boolean }
  on: string | undefined
}) {
  const t = useTreeListTexts()
  const { unit, on } = props
  const [open, setOpen] = useState(false)
  return (
    <>
      <DownloadButton
        label={t('export')}
        exported={{
          kind: 'organisation-tree',
          parameters: { scopeId: unit.id, on },
          formats: ['xlsx'],
          hint: false,
        }}
      />
      {unit.viewerCanChange ? <Button onClick={() => setOpen(true)}>{t('bringBack')}</Button> : null}
      {open ? (
        <Suspense>
          <ImportDrawer unit={unit} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
