import { Link, useRouteContext, useSearch } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { mayUse } from '../../shell/may-use'
import { Page, Panel } from '../../ui/page'
import { List } from '../lists'
import { GiveMany } from './give-many'
import { useLinkList } from './link-list'
import { usePeopleListTexts } from './texts'

/** The links to set a password that were given and still work; giving many at once. */
export default function LinksPage() {
  const t = usePeopleListTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { unit } = useSearch({ from: '/signed-in/people/links' })
  return (
    <Page
      title={t('links')}
      lead={t('linksLead')}
      crumbs={[
        <Link key="people" to="/people">
          {t('people')}
        </Link>,
      ]}
    >
      {mayUse(viewer, [Action.invitePeople]) ? <GiveMany scopeId={unit} /> : null}
      <Panel flush title={t('working')}>
        <List description={useLinkList(unit)} />
      </Panel>
    </Page>
  )
}
