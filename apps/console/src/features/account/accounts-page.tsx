import { PlusOutlined } from '@ant-design/icons'
import { useRouteContext, useSearch } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { mayUse } from '../../shell/may-use'
import { LinkButton } from '../../ui/link-button'
import { Page, Panel } from '../../ui/page'
import { List } from '../lists'
import { useAccountList } from './account-list'
import { useAccountBulk } from './form/bulk'
import { useAccountListTexts } from './list-texts'

/** All accounts of the viewer's scope, or of the unit chosen in the tree beside them. */
export default function AccountsPage() {
  const t = useAccountListTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { unit } = useSearch({ from: '/signed-in/accounts' })
  return (
    <Page
      title={t('accounts')}
      lead={t('listLead')}
      actions={
        mayUse(viewer, [Action.createAccounts]) ? (
          <LinkButton
            to="/accounts/new"
            search={{ unit }}
            color="primary"
            variant="solid"
            icon={<PlusOutlined aria-hidden />}
          >
            {t('add')}
          </LinkButton>
        ) : null
      }
    >
      <Panel flush label={t('accounts')}>
        <List description={useAccountList(unit, useAccountBulk())} />
      </Panel>
    </Page>
  )
}
