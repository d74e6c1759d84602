import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Page, Panel } from '../../ui/page'
import { List } from '../lists'
import { useHandoverList } from './handover-list'
import { useHandoverTexts } from './handover-texts'
import type { OpenHandoverItem } from './operations'
import { SettleDrawer } from './settle-drawer'

/** What is yet to be handed over by whoever left or leaves, within the viewer's scope. */
export default function HandoversPage() {
  const t = useHandoverTexts()
  const { unit } = useSearch({ from: '/signed-in/people/handovers' })
  const [settling, setSettling] = useState<OpenHandoverItem>()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[
        <Link key="people" to="/people">
          {t('people')}
        </Link>,
      ]}
    >
      <Panel flush label={t('title')}>
        <List description={useHandoverList(unit, setSettling)} />
      </Panel>
      <SettleDrawer leaver={settling?.leaver?.id} item={settling} onClose={() => setSettling(undefined)} />
    </Page>
  )
}
