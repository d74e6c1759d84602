import { useNavigate, useSearch } from '@tanstack/react-router'
import { Panel } from '../../ui/page'
import { List } from '../lists'
import { useContentTexts } from './content-texts'
import { MessageDrawer } from './message-drawer'
import { useMessagesOfAccount } from './message-list'

/** Messages to an account; behind each its words and why its deadline is what it is. The address keeps which one is open. */
export function MessagesSection({ accountId }: { accountId: string }) {
  const t = useContentTexts()
  const { message } = useSearch({ from: '/signed-in/accounts/$accountId' })
  const navigate = useNavigate({ from: '/accounts/$accountId' })
  return (
    <Panel flush label={t('messages')}>
      <List description={useMessagesOfAccount(accountId)} />
      <MessageDrawer
        accountId={accountId}
        externalId={message}
        onClose={() => void navigate({ search: (now) => ({ ...now, message: undefined }), replace: true })}
      />
    </Panel>
  )
}
