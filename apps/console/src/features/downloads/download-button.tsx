import { DownloadOutlined } from '@ant-design/icons'
import { lazy, Suspense } from 'react'
import { Disclosure } from '../../ui/list/disclosure'
import { Waiting } from '../../ui/loaded'
import type { Exported } from './exported'
import { useDownloadTexts } from './texts'

/** Loaded when somebody wants to take something out. */
const ExportForm = lazy(() => import('./export-form'))

/** Takes a list or a document out as a file: `导出`. */
export function DownloadButton({ exported, label }: { exported: Exported; label?: string }) {
  const t = useDownloadTexts()
  const name = label ?? t('export')
  return (
    <Disclosure label={name} button={name} icon={<DownloadOutlined aria-hidden />}>
      {() => (
        <Suspense fallback={<Waiting lines={2} />}>
          <ExportForm exported={exported} />
        </Suspense>
      )}
    </Disclosure>
  )
}
