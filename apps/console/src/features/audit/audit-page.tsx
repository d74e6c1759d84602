import { useRouteContext } from '@tanstack/react-router'
import { useBilingual } from '../../ui/language'
import { Page, Panel } from '../../ui/page'
import { ForbiddenPage } from '../../ui/plain-pages'
import { ChainPanel } from './chain-panel'
import { useAuditTexts } from './texts'
import { Trail } from './trail'

/** The audit trail: all of it for auditors, their own doings for security administrators. */
export default function AuditPage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const t = useAuditTexts()
  const say = useBilingual()
  const all = viewer.viewerCanReadAudit
  if (!all && !viewer.viewerCanReadOwnAudit) return <ForbiddenPage role={say(viewer.appointment.roleTitle)} />
  return (
    <Page title={t('title')} lead={t(all ? 'lead' : 'leadOwn')}>
      <Panel flush label={t('trail')}>
        <Trail all={all} />
      </Panel>
      {all ? <ChainPanel /> : null}
    </Page>
  )
}
