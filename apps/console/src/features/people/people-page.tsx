import { PlusOutlined } from '@ant-design/icons'
import { useRouteContext, useSearch } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { Button } from 'antd'
import { useState } from 'react'
import { mayUse } from '../../shell/may-use'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Page, Panel } from '../../ui/page'
import { ForbiddenPage } from '../../ui/plain-pages'
import { List } from '../lists'
import { CreatePersonDrawer } from './create-person-drawer'
import { usePeopleList } from './people-list'
import { usePeopleTexts } from './texts'

/** Everybody within the viewer's scope. */
export default function PeoplePage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const say = useBilingual()
  if (!viewer.viewerCanReadPeople)
    return <ForbiddenPage role={viewer.appointment ? say(viewer.appointment.roleTitle) : ''} />
  return <People />
}

function People() {
  const t = usePeopleTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { unit } = useSearch({ from: '/signed-in/people' })
  const [adding, setAdding] = useState(false)
  const canImport = mayUse(viewer, [Action.importPeople])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <LinkButton to="/people/handovers">{t('openHandovers')}</LinkButton>
          <LinkButton to="/people/links">{t('links')}</LinkButton>
          {canImport ? <LinkButton to="/people/import">{t('importList')}</LinkButton> : null}
          <Button href="/files/people/people.xlsx" download>
            {t('exportList')}
          </Button>
          {viewer.viewerCanCreatePeople ? (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          ) : null}
        </>
      }
    >
      <Panel flush label={t('people')}>
        <List description={usePeopleList(unit)} />
      </Panel>
      <CreatePersonDrawer open={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
