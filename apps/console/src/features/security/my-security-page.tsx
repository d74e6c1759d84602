import { Columns, Page } from '../../ui/page'
import { MyIdentityPanel } from './identity-panel'
import { MyTokensPanel } from './my-tokens-panel'
import { PasswordPanel } from './password-panel'
import { SecondFactorPanel } from './second-factor-panel'
import { SessionsPanel } from './sessions-panel'
import { useSecurityTexts } from './texts'

/** Everything by which one gets in, in one place. */
export default function MySecurityPage() {
  const t = useSecurityTexts()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Columns ratio="even">
        <PasswordPanel />
        <SecondFactorPanel />
      </Columns>
      <MyIdentityPanel />
      <SessionsPanel />
      <MyTokensPanel />
    </Page>
  )
}
