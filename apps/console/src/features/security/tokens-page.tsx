import { useRouteContext } from '@tanstack/react-router'
import { useBilingual } from '../../ui/language'
import { Page, Panel } from '../../ui/page'
import { ForbiddenPage } from '../../ui/plain-pages'
import { List } from '../lists'
import { useSecurityTexts } from './texts'
import { useTokenList } from './token-list'

/** All tokens of the scope, for the security administrator. */
export default function TokensPage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const say = useBilingual()
  if (!viewer.viewerCanRevokeTokens)
    return <ForbiddenPage role={viewer.appointment ? say(viewer.appointment.roleTitle) : ''} />
  return <Tokens />
}

function Tokens() {
  const t = useSecurityTexts()
  return (
    <Page title={t('allTokens')} lead={t('allTokensLead')}>
      <Panel flush label={t('allTokens')}>
        <List description={useTokenList()} />
      </Panel>
    </Page>
  )
}
