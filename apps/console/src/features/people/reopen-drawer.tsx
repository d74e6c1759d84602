import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Drawer } from '../../ui/drawer'
import { Facts } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { Problem, refusalOf } from '../../ui/problem'
import { useHandoverTexts } from './handover-texts'
import { type HandoverItem, peopleOperations, reopenHandoverItemDocument } from './operations'
import { usePeopleTexts } from './texts'

/** Taking the tick of an item of a handover back, with the reason. */
export function ReopenDrawer(props: { item: HandoverItem | undefined; onClose: () => void }) {
  const t = useHandoverTexts()
  return (
    <Drawer
      title={t('reopenTitle')}
      open={props.item !== undefined}
      onClose={props.onClose}
      size={480}
      destroyOnHidden
    >
      {props.item ? <ReopenForm item={props.item} onDone={props.onClose} /> : null}
    </Drawer>
  )
}

function ReopenForm({ item, onDone }: { item: HandoverItem; onDone: () => void }) {
  const t = useHandoverTexts()
  const people = usePeopleTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const reopen = useMutation(gqlMutation(queryClient, reopenHandoverItemDocument, peopleOperations))
  const [reason, setReason] = useState('')
  const submit = async () => {
    const { reopenHandoverItem } = await reopen.mutateAsync({ input: { itemId: item.id, reason } })
    if (reopenHandoverItem.__typename !== 'Refusal') onDone()
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <Facts
        items={[
          [people('matter'), say(item.title)],
          [people('unit'), item.organisation.name],
          [people('outcome'), [item.successor?.name, item.note].filter(Boolean).join(' · ')],
        ]}
      />
      <p>{t('reopenText')}</p>
      <Form.Item label={t('reason')} htmlFor="reopen-reason" required>
        <Input
          id="reopen-reason"
          value={reason}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setReason(target.value)}
        />
      </Form.Item>
      <Form.Item>
        <Problem refusal={refusalOf(reopen.data?.reopenHandoverItem)} error={reopen.error} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={reopen.isPending} disabled={reason.trim() === ''}>
        {t('reopen')}
      </Button>
    </Form>
  )
}
