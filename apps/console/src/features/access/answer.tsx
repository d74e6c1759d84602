import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { accessReasonTitles } from '@zhengmei/domain/identity'
import { type Column, DataTable, Named } from '../../ui/data-table'
import { type Bilingual, useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Notice, Tag } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Term } from '../people'
import styles from './access.module.css'
import type { Explanation, Verdict } from './operations'
import { useAccessTexts } from './texts'

/** Whether the person may, in a sentence, and what each of their appointments says to it. */
export function Answer(props: {
  query: UseQueryResult<{ accessExplanation: Explanation | null }, Error>
  what: Bilingual
}) {
  const t = useAccessTexts()
  return (
    <Panel flush label={t('why')}>
      <Loaded query={props.query} lines={4}>
        {({ accessExplanation }) =>
          accessExplanation ? (
            <Explained explanation={accessExplanation} what={props.what} />
          ) : (
            <Nothing title={t('unknown')} text={t('unknownText')} />
          )
        }
      </Loaded>
    </Panel>
  )
}

function Explained({ explanation, what }: { explanation: Explanation; what: Bilingual }) {
  const t = useAccessTexts()
  const say = useBilingual()
  const columns = useColumns()
  const { person, organisation, allowed } = explanation
  const parts = { name: person.name, what: say(what), unit: organisation.name }
  return (
    <>
      <div className={styles['answer']}>
        <Notice
          meaning={allowed ? 'active' : 'veto'}
          title={t(allowed ? 'allowed' : 'notAllowed', parts)}
          role="status"
        >
          {person.state === 'DISABLED' ? <p>{t('disabled')}</p> : null}
          {explanation.complete ? null : <p>{t('incomplete')}</p>}
        </Notice>
      </div>
      <DataTable
        caption={t('why')}
        columns={columns}
        rows={explanation.verdicts}
        rowKey={({ appointment }) => appointment.id}
        heading="role"
        empty={<Nothing title={t('noAppointments')} text={t('noAppointmentsText')} />}
      />
    </>
  )
}

function useColumns(): readonly Column<Verdict>[] {
  const t = useAccessTexts()
  const say = useBilingual()
  return [
    {
      key: 'role',
      title: t('role'),
      cell: ({ appointment: { roleTitle, standInFor } }) => (
        <Named second={standInFor ? t('standInOf', { name: standInFor.name }) : null}>{say(roleTitle)}</Named>
      ),
      width: 14,
      wrap: true,
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
    { key: 'term', title: t('term'), cell: ({ appointment }) => <Term {...appointment} />, width: 13 },
    {
      key: 'conclusion',
      title: t('conclusion'),
      cell: ({ allows, reason }) => (
        <Tag meaning={allows ? 'active' : 'plain'}>
          {say(accessReasonTitles[reason.toLowerCase() as Lowercase<typeof reason>])}
        </Tag>
      ),
      width: 11,
    },
    { key: 'reason', title: t('reason'), cell: ({ sentence }) => say(sentence), wrap: true, width: 20 },
  ]
}
