import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { Copyable } from '../../ui/copyable'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { Notice } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import { linkOf, linksCsv } from './links-csv'
import { type GivenLink, invitePeopleDocument, listOperations } from './operations'
import { usePeopleListTexts } from './texts'

/** Links for everybody who waits for one, shown and downloaded only this once. */
export function GiveMany({ scopeId }: { scopeId: string | undefined }) {
  const t = usePeopleListTexts()
  const queryClient = useQueryClient()
  const invite = useMutation(gqlMutation(queryClient, invitePeopleDocument, listOperations))
  const answer = invite.data?.invitePeople
  const invited = answer?.__typename === 'PeopleInvited' ? answer : undefined
  const links = invited?.links ?? []
  return (
    <>
      <Panel label={t('giveMany')}>
        <AskFirst
          question={t('giveManyAsk')}
          yes={t('give')}
          no={t('no')}
          busy={invite.isPending}
          onYes={() => invite.mutate({ input: { scopeId } })}
        >
          {t('giveMany')}
        </AskFirst>
        <Problem refusal={refusalOf(answer)} error={invite.error} />
      </Panel>
      {invited ? (
        <Notice
          meaning="active"
          title={links.length > 0 ? t('given', { count: links.length }) : t('givenNone')}
          role="status"
        >
          {links.length > 0 ? <p>{t('givenText')}</p> : null}
          {invited.passedOver > 0 ? <p>{t('passedOver', { count: invited.passedOver })}</p> : null}
          {invited.more ? <p>{t('more')}</p> : null}
          {links.length > 0 ? <Download links={links} /> : null}
        </Notice>
      ) : null}
      {links.length > 0 ? <Given links={links} /> : null}
    </>
  )
}

function Download({ links }: { links: readonly GivenLink[] }) {
  const t = usePeopleListTexts()
  const header = [t('person'), t('login'), t('unit'), t('link')]
  const save = () => {
    const url = URL.createObjectURL(new Blob([linksCsv(header, links)], { type: 'text/csv' }))
    const anchor = document.createElement('a')
    anchor.href = url
    anchor.download = t('fileName')
    anchor.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button type="primary" icon={<DownloadOutlined aria-hidden />} onClick={save}>
      {t('download')}
    </Button>
  )
}

function Given({ links }: { links: readonly GivenLink[] }) {
  const t = usePeopleListTexts()
  const columns: readonly Column<GivenLink>[] = [
    {
      key: 'person',
      title: t('person'),
      cell: ({ person }) => <Named second={<code>{person.login}</code>}>{person.name}</Named>,
    },
    { key: 'unit', title: t('unit'), cell: ({ person }) => person.organisation?.name ?? '—' },
    {
      key: 'link',
      title: t('link'),
      cell: (link) => <Copyable label={`${t('link')} ${link.person.name}`} value={linkOf(link)} />,
      width: 34,
      wrap: true,
    },
  ]
  return (
    <Panel flush label={t('link')}>
      <DataTable
        caption={t('link')}
        columns={columns}
        rows={links}
        rowKey={({ person }) => person.id}
        heading="person"
      />
    </Panel>
  )
}
