import { DownloadOutlined } from '@ant-design/icons'
import { useRouteContext } from '@tanstack/react-router'
import { Button } from 'antd'
import { useBilingual } from '../../ui/language'
import { Page, Panel } from '../../ui/page'
import { ForbiddenPage } from '../../ui/plain-pages'
import { ImportList } from './import-list'
import { useImportTexts } from './texts'
import { UploadPanel } from './upload-panel'

/** Bringing data in, and what was brought in so far. */
export default function ImportsPage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const say = useBilingual()
  if (!viewer.viewerCanImport)
    return <ForbiddenPage role={viewer.appointment ? say(viewer.appointment.roleTitle) : ''} />
  return <Imports />
}

function Imports() {
  const t = useImportTexts()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button href="/files/template.xlsx" download icon={<DownloadOutlined aria-hidden />}>
          {t('template')}
        </Button>
      }
    >
      <UploadPanel />
      <Panel flush title={t('history')}>
        <ImportList />
      </Panel>
    </Page>
  )
}
