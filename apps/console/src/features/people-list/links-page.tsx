import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import { Button } from 'antd'
import { gqlMutation } from '../../graphql'
import { mayUse } from '../../shell/may-use'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { formatInstant } from '../../ui/format'
import { Loaded, Nothing } from '../../ui/loaded'
import { Page, Panel } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { Problem, refusalOf } from '../../ui/problem'
import { withdrawLinkDocument } from '../people'
import { GiveMany } from './give-many'
import { listOperations, type OpenLink, openLinksQuery } from './operations'
import { usePeopleListTexts } from './texts'

const pageSize = 20

/** The links to set a password that were given and still work; giving many at once. */
export default function LinksPage() {
  const t = usePeopleListTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { unit, after } = useSearch({ from: '/signed-in/people/links' })
  const navigate = useNavigate({ from: '/people/links' })
  const queryClient = useQueryClient()
  const links = useQuery({
    ...openLinksQuery({ scopeId: unit, first: pageSize, after }),
    placeholderData: keepPreviousData,
  })
  const withdraw = useMutation(gqlMutation(queryClient, withdrawLinkDocument, listOperations))
  const columns = useColumns((personId) => withdraw.mutate({ personId }))
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
      <Problem refusal={refusalOf(withdraw.data?.withdrawLink)} error={withdraw.error} />
      <Panel flush title={t('working')}>
        <Loaded query={links} lines={6}>
          {({ openLinks: page }) => (
            <>
              <DataTable
                caption={t('links')}
                columns={page.nodes.some((each) => each.viewerCanWithdraw) ? columns : columns.slice(0, -1)}
                rows={page.nodes}
                rowKey={({ person }) => person.id}
                heading="person"
                empty={<Nothing title={t('none')} text={t('noneText')} />}
              />
              <Pager
                page={page}
                pageSize={pageSize}
                shown={page.nodes.length}
                after={after}
                onTurn={(turn) =>
                  void navigate({ search: { unit, after: turn.after }, state: { trail: turn.trail } })
                }
              />
            </>
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

function useColumns(onWithdraw: (personId: string) => void): readonly Column<OpenLink>[] {
  const t = usePeopleListTexts()
  return [
    {
      key: 'person',
      title: t('person'),
      cell: ({ person }) => (
        <Named second={<code>{person.login}</code>}>
          <Link to="/people/$personId" params={{ personId: person.id }}>
            {person.name}
          </Link>
        </Named>
      ),
    },
    { key: 'unit', title: t('unit'), cell: ({ person }) => person.organisation?.name ?? '—' },
    { key: 'by', title: t('givenBy'), cell: ({ givenBy }) => givenBy?.name ?? t('commandLine'), width: 10 },
    { key: 'at', title: t('givenAt'), cell: ({ givenAt }) => formatInstant(givenAt), width: 11 },
    { key: 'until', title: t('expiresAt'), cell: ({ expiresAt }) => formatInstant(expiresAt), width: 11 },
    {
      key: 'actions',
      title: t('actions'),
      width: 7,
      cell: ({ person, viewerCanWithdraw }) =>
        viewerCanWithdraw ? (
          <Button type="link" size="small" danger onClick={() => onWithdraw(person.id)}>
            {t('withdraw')}
          </Button>
        ) : null,
    },
  ]
}
