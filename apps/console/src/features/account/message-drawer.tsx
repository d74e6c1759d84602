import { useQuery } from '@tanstack/react-query'
import { Drawer } from '../../ui/drawer'
import { Facts } from '../../ui/facts'
import { formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import styles from './account.module.css'
import { useContentTexts } from './content-texts'
import { DueMark } from './due-mark'
import { messageQuery } from './operations'

/** One message: what was asked and answered, until when, and every step by which that time was found. */
export function MessageDrawer(props: {
  accountId: string
  externalId: string | undefined
  onClose: () => void
}) {
  const t = useContentTexts()
  return (
    <Drawer
      open={props.externalId !== undefined}
      onClose={props.onClose}
      size={560}
      title={t('messageTitle')}
      destroyOnHidden
    >
      {props.externalId === undefined ? null : (
        <Message accountId={props.accountId} externalId={props.externalId} />
      )}
    </Drawer>
  )
}

function Message({ accountId, externalId }: { accountId: string; externalId: string }) {
  const t = useContentTexts()
  const query = useQuery(messageQuery(accountId, externalId))
  return (
    <Loaded query={query} lines={6}>
      {({ account }) => {
        const message = account?.message
        if (!message) return <Nothing title={t('noMessage')} />
        return (
          <div className={styles['drawer']}>
            <Facts
              columns={2}
              items={[
                [t('kind'), t(message.kind)],
                [t('channel'), message.channel === null ? '—' : t(message.channel)],
                [t('receivedAt'), formatInstant(message.receivedAt)],
                [t('repliedAt'), formatInstant(message.repliedAt)],
              ]}
            />
            <section>
              <h3>{t('text')}</h3>
              <p className={styles['words']}>{message.text ?? t('noWords')}</p>
            </section>
            <section>
              <h3>{t('reply')}</h3>
              <p className={styles['words']}>
                {message.reply ?? t(message.repliedAt === null ? 'noReply' : 'noWords')}
              </p>
            </section>
            {message.due ? (
              <Why due={message.due} />
            ) : (
              <Notice meaning="unknown" title={t('noTerm')}>
                {t('noTermText')}
              </Notice>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

type Due = NonNullable<
  NonNullable<
    NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof messageQuery>['queryFn']>>>>['account']
  >['message']
>['due']

function Why({ due }: { due: NonNullable<Due> }) {
  const t = useContentTexts()
  const say = useBilingual()
  const { statement } = due
  return (
    <section>
      <h3>{t('why')}</h3>
      <p className={styles['verdict']}>
        <DueMark due={due} />
      </p>
      <ol className={styles['steps']}>
        {due.steps.map((step) => (
          <li key={step.zh}>{say(step)}</li>
        ))}
      </ol>
      <Facts
        items={[
          [
            t('clause'),
            <>
              <span className={styles['clause']}>
                {statement.source.documentShortName} {statement.source.clause}
              </span>
              {say(statement.title)}
              {' · '}
              {say(statement.valueText)}
              {statement.interpretation ? (
                <span className={styles['reading']}>{say(statement.interpretation)}</span>
              ) : null}
            </>,
          ],
        ]}
      />
    </section>
  )
}
