import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable, Named, Second } from '../../ui/data-table'
import { lastDayOf } from '../../ui/days'
import { type Bilingual, useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Panel } from '../../ui/page'
import { type PageOf, Pager, type Turn } from '../../ui/pager'
import type { PersonAccess } from './operations'
import { useAccessTexts } from './texts'

/** What the address says of the question. */
interface AccessSearch {
  readonly unit?: string | undefined
  readonly action?: string | undefined
  readonly person?: string | undefined
  readonly after?: string | undefined
}

interface Listed {
  readonly organisation: { readonly name: string } | null
  readonly peopleWithAccess: PageOf & { readonly edges: readonly { readonly node: PersonAccess }[] }
}

/** Everybody who may, a row for each appointment that gives it. */
export function AccessList(props: {
  query: UseQueryResult<Listed, Error>
  what: Bilingual
  pageSize: number
  search: AccessSearch
  onTurn: (turn: Turn) => void
}) {
  const t = useAccessTexts()
  const say = useBilingual()
  const title = t('people', { what: say(props.what) })
  const columns = useColumns(props.search)
  return (
    <Panel flush title={title} extra={<Second>{t('withinScope')}</Second>}>
      <Loaded query={props.query} lines={8}>
        {({ organisation, peopleWithAccess: page }) => (
          <>
            <DataTable
              caption={title}
              columns={columns}
              rows={page.edges.map(({ node }) => node)}
              rowKey={({ appointment }) => appointment.id}
              heading="name"
              selected={({ person }) => person.id === props.search.person}
              empty={
                organisation ? (
                  <Nothing title={t('nobody')} text={t('nobodyText')} />
                ) : (
                  <Nothing title={t('unknown')} text={t('unknownText')} />
                )
              }
            />
            <Pager
              page={page}
              pageSize={props.pageSize}
              shown={page.edges.length}
              after={props.search.after}
              onTurn={props.onTurn}
            />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function useColumns(search: AccessSearch): readonly Column<PersonAccess>[] {
  const t = useAccessTexts()
  const say = useBilingual()
  return [
    {
      key: 'name',
      title: t('name'),
      cell: ({ person }) => (
        <Named second={<code>{person.login}</code>}>
          <Link
            to="/access"
            search={{ ...search, person: person.id }}
            title={t('explain', { name: person.name })}
          >
            {person.name}
          </Link>
        </Named>
      ),
    },
    {
      key: 'role',
      title: t('role'),
      cell: ({ appointment: { roleTitle, standInFor } }) => (
        <>
          {say(roleTitle)}
          {standInFor ? <Second>{t('standInOf', { name: standInFor.name })}</Second> : null}
        </>
      ),
      width: 15,
    },
    {
      key: 'node',
      title: t('node'),
      cell: ({ appointment: { organisation } }) => (
        <Link to="/organisations" search={{ unit: organisation.id }}>
          {organisation.name}
        </Link>
      ),
    },
    {
      key: 'until',
      title: t('until'),
      cell: ({ appointment: { toOn } }) => (toOn === null ? t('open') : lastDayOf(toOn)),
      width: 7,
    },
    { key: 'rule', title: t('rule'), cell: ({ sentence }) => say(sentence), wrap: true, width: 22 },
  ]
}
