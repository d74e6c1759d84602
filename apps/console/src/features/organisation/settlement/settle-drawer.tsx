import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../../graphql'
import { Drawer } from '../../../ui/drawer'
import { Facts } from '../../../ui/facts'
import { useBilingual } from '../../../ui/language'
import { Loaded } from '../../../ui/loaded'
import { Problem, refusalOf } from '../../../ui/problem'
import { usePunctuation } from '../../../ui/punctuation'
import { todayInShanghai } from '../../../ui/today'
import { useUnsaved } from '../../../ui/unsaved'
import { treeOperations } from '../tree-operations'
import { UnitPicker } from '../unit-picker'
import { type OwingAccount, obligationQuery, settleDocument, settlementRulesQuery } from './operations'
import { useSettlementTexts } from './texts'

/** What a settlement makes stale. */
const settledOperations = [...treeOperations, 'Account', 'AccountObligation', 'AccountList', 'UnitHoldings']

/** Settling an account whose host is no more: another host, or closed; with the announcement. */
export default function SettleDrawer(props: { accountId: string; onClose: () => void }) {
  const t = useSettlementTexts()
  const account = useQuery(obligationQuery(props.accountId))
  const name = account.data?.account?.name ?? ''
  return (
    <Drawer title={t('title', { name })} open onClose={props.onClose} size={520} destroyOnHidden>
      <Loaded query={account} lines={6}>
        {({ account: found }) =>
          found ? <SettleForm account={found} onSettled={props.onClose} /> : <p>{t('owed')}</p>
        }
      </Loaded>
    </Drawer>
  )
}

type Way = 'TRANSFER' | 'CLOSURE'

function SettleForm({ account, onSettled }: { account: OwingAccount; onSettled: () => void }) {
  const t = useSettlementTexts()
  const queryClient = useQueryClient()
  const { obligation } = account
  const [way, setWay] = useState<Way>('TRANSFER')
  const [host, setHost] = useState(obligation?.successor ?? { id: '', name: '' })
  const [on, setOn] = useState(todayInShanghai)
  const [announcement, setAnnouncement] = useState('')
  useUnsaved(announcement !== '')
  const settle = useMutation(gqlMutation(queryClient, settleDocument, settledOperations))
  const successorId = way === 'TRANSFER' ? host.id || undefined : undefined
  return (
    <Form
      layout="vertical"
      onFinish={() =>
        settle.mutate(
          { input: { accountId: account.id, way, successorId, on, announcement } },
          {
            onSuccess: ({ settleAccount }) => {
              if (settleAccount.__typename === 'AccountSettled') onSettled()
            },
          },
        )
      }
    >
      {obligation ? (
        <p>{t('owedSince', { name: obligation.organisation.name, on: obligation.aroseOn })}</p>
      ) : null}
      <Form.Item label={t('way')}>
        <Radio.Group
          aria-label={t('way')}
          value={way}
          onChange={({ target }) => setWay(target.value === 'CLOSURE' ? 'CLOSURE' : 'TRANSFER')}
          options={(['TRANSFER', 'CLOSURE'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Form.Item>
      {way === 'TRANSFER' ? (
        <Form.Item label={t('host')} htmlFor="settle-host">
          <UnitPicker id="settle-host" label={t('host')} value={host.id} known={host} onChange={setHost} />
        </Form.Item>
      ) : null}
      <Form.Item label={t(way === 'TRANSFER' ? 'transferOn' : 'closeOn')} htmlFor="settle-on">
        <Input
          id="settle-on"
          type="date"
          max={todayInShanghai()}
          value={on}
          onChange={({ target }) => setOn(target.value)}
          required
        />
      </Form.Item>
      <Form.Item label={t('announcement')} htmlFor="settle-announcement" extra={t('announcementHint')}>
        <Input
          id="settle-announcement"
          value={announcement}
          maxLength={300}
          onChange={({ target }) => setAnnouncement(target.value)}
          required
        />
      </Form.Item>
      <Rules unitId={successorId ?? obligation?.organisation.id} way={way} />
      <Form.Item>
        <Problem refusal={refusalOf(settle.data?.settleAccount)} error={settle.error} />
      </Form.Item>
      <Button type="primary" htmlType="submit" danger={way === 'CLOSURE'} loading={settle.isPending}>
        {t('confirm')}
      </Button>
    </Form>
  )
}

const told: Readonly<Record<Way, readonly string[]>> = {
  TRANSFER: ['change.consent', 'change.announcement_kept', 'change.filing_with', 'change.filing_deadline'],
  CLOSURE: [
    'closure.consent',
    'closure.announcement_kept',
    'closure.second_announcement',
    'closure.filing_with',
    'closure.filing_deadline',
  ],
}

/** What the books in force ask of the way that is taken, each with its clause. */
function Rules({ unitId, way }: { unitId: string | undefined; way: Way }) {
  const t = useSettlementTexts()
  const say = useBilingual()
  const { aside } = usePunctuation()
  const rules = useQuery({ ...settlementRulesQuery(unitId ?? ''), enabled: unitId !== undefined })
  const stated = rules.data?.effectiveRulebook.values.filter(({ key }) => told[way].includes(key)) ?? []
  return (
    <section aria-label={t('rules')}>
      <Facts
        items={stated.map(({ statement: { title, valueText, source } }) => [
          say(title),
          aside(say(valueText), `${source.documentShortName} ${source.clause}`),
        ])}
      />
      <p>{t('basis')}</p>
    </section>
  )
}
