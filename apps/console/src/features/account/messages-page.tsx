import { useSearch } from '@tanstack/react-router'
import { Page, Panel } from '../../ui/page'
import { List } from '../lists'
import { useContentTexts } from './content-texts'
import { useMessagesOfScope } from './message-list'

/** Messages to all accounts of the viewer's scope, or of the unit chosen in the tree beside them. */
export default function MessagesPage() {
  const t = useContentTexts()
  const { unit } = useSearch({ from: '/signed-in/accounts/messages' })
  return (
    <Page title={t('messagesTitle')} lead={t('messagesLead')}>
      <Panel flush label={t('messagesTitle')}>
        <List description={useMessagesOfScope(unit)} />
      </Panel>
    </Page>
  )
}
