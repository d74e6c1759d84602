import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Notice } from '../../../ui/meaning'
import { obligationQuery } from './operations'
import { useSettlementTexts } from './texts'

const SettleDrawer = lazy(() => import('./settle-drawer'))

/** What an account owes because its host is no more, and the way to settle it; nothing of one that owes nothing. */
export function AccountObligation({ accountId }: { accountId: string }) {
  const t = useSettlementTexts()
  const { data } = useQuery(obligationQuery(accountId))
  const obligation = data?.account?.obligation
  if (!obligation) return null
  const { organisation, successor, aroseOn } = obligation
  return (
    <Notice meaning="deadline" role="status">
      {t('owedSince', { name: organisation.name, on: aroseOn })}{' '}
      {successor ? (
        <Link to="/organisations/$unitId" params={{ unitId: successor.id }}>
          {t('successor', { name: successor.name })}
        </Link>
      ) : null}{' '}
      {data.account?.viewerCanSettle ? <SettleButton accountId={accountId} /> : null}
    </Notice>
  )
}

/** Opens the settlement of an account. */
export function SettleButton({ accountId }: { accountId: string }) {
  const t = useSettlementTexts()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('settle')}
      </Button>
      {open ? (
        <Suspense>
          <SettleDrawer accountId={accountId} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
