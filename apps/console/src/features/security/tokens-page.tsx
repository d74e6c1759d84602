import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Page, Panel } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { ForbiddenPage } from '../../ui/plain-pages'
import { tokensQuery } from './operations'
import { useSecurityTexts } from './texts'
import { TokenTable } from './token-table'

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
  const { after } = useSearch({ from: '/signed-in/tokens' })
  const navigate = useNavigate({ from: '/tokens' })
  const tokens = useQuery({ ...tokensQuery({ after }), placeholderData: keepPreviousData })
  return (
    <Page title={t('allTokens')} lead={t('allTokensLead')}>
      <Panel flush label={t('allTokens')}>
        <Loaded query={tokens}>
          {({ apiTokens: page }) => (
            <>
              <TokenTable rows={page.nodes} owners />
              <Pager
                page={page}
                pageSize={20}
                shown={page.nodes.length}
                after={after}
                onTurn={(turn) =>
                  void navigate({ search: { after: turn.after }, state: { trail: turn.trail } })
                }
              />
            </>
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
