import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Drawer } from '../../ui/drawer'
import { Facts } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { Problem, refusalOf } from '../../ui/problem'
import { type HandoverItem, peopleOperations, settleHandoverItemDocument } from './operations'
import styles from './people.module.css'
import { PersonPicker } from './person-picker'
import { usePeopleTexts } from './texts'

/** What of an item is shown while it is ticked. */
type Settled = Pick<HandoverItem, 'id' | 'title' | 'duty' | 'organisation'>

/** Ticking an item of a handover: to whom it went, or why to nobody. */
export function SettleDrawer(props: {
  leaver: string | undefined
  item: Settled | undefined
  onClose: () => void
}) {
  const t = usePeopleTexts()
  return (
    <Drawer
      title={t('settleTitle')}
      open={props.item !== undefined}
      onClose={props.onClose}
      size={480}
      destroyOnHidden
    >
      {props.item ? <SettleForm leaver={props.leaver} item={props.item} onDone={props.onClose} /> : null}
    </Drawer>
  )
}

function SettleForm(props: { leaver: string | undefined; item: Settled; onDone: () => void }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { item } = props
  const queryClient = useQueryClient()
  const settle = useMutation(gqlMutation(queryClient, settleHandoverItemDocument, peopleOperations))
  const [successorId, setSuccessorId] = useState<string>()
  const [note, setNote] = useState('')
  const submit = async () => {
    const { settleHandoverItem } = await settle.mutateAsync({
      input: { itemId: item.id, successorId: successorId ?? null, note },
    })
    if (settleHandoverItem.__typename !== 'Refusal') props.onDone()
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <Facts
        items={[
          [t('matter'), say(item.title)],
          [t('unit'), item.organisation.name],
          [t('duty'), say(item.duty)],
        ]}
      />
      <h3 className={styles['step']}>{t('handedTo')}</h3>
      <Form.Item label={t('successor')} htmlFor="settle-successor">
        <PersonPicker
          id="settle-successor"
          label={t('successor')}
          value={successorId}
          except={props.leaver}
          onChange={setSuccessorId}
          onClear={() => setSuccessorId(undefined)}
        />
      </Form.Item>
      <Form.Item label={t('settleNote')} htmlFor="settle-note" extra={t('settleNoteHint')}>
        <Input
          id="settle-note"
          value={note}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setNote(target.value)}
        />
      </Form.Item>
      <Form.Item>
        <Problem refusal={refusalOf(settle.data?.settleHandoverItem)} error={settle.error} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={settle.isPending}>
        {t('settleYes')}
      </Button>
    </Form>
  )
}
