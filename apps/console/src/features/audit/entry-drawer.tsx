import { Link } from '@tanstack/react-router'
import { visibleText } from '@zhengmei/domain/kernel'
import { DataTable } from '../../ui/data-table'
import { Drawer } from '../../ui/drawer'
import { Facts } from '../../ui/facts'
import { formatCount, formatInstant } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { usePunctuation } from '../../ui/punctuation'
import styles from './audit.module.css'
import { type Change, changesOf } from './changes'
import type { AuditEntry } from './operations'
import { useAuditTexts } from './texts'
import { whoOf } from './who'

/** One entry whole: who, from where, what changed, and where it stands in the chain. */
export function EntryDrawer({ entry, onClose }: { entry: AuditEntry | undefined; onClose: () => void }) {
  const say = useBilingual()
  return (
    <Drawer
      open={entry !== undefined}
      onClose={onClose}
      size={620}
      title={entry ? `${say(entry.actionTitle)} · ${formatInstant(entry.at)}` : ''}
      destroyOnHidden
    >
      {entry ? <Entry entry={entry} onLeave={onClose} /> : null}
    </Drawer>
  )
}

function Entry({ entry, onLeave }: { entry: AuditEntry; onLeave: () => void }) {
  const t = useAuditTexts()
  const say = useBilingual()
  const marks = usePunctuation()
  const changes = changesOf(entry.before, entry.after)
  const code = (text: string | null) => (text ? <code>{visibleText(text)}</code> : '—')
  const acting = [entry.orgName, entry.roleTitle && say(entry.roleTitle)].filter(Boolean).join(' · ')
  return (
    <div className={styles['drawer']}>
      <Facts
        columns={2}
        items={[
          [t('person'), whoOf(entry, marks) ?? t('nobody')],
          [t('role'), acting ? visibleText(acting) : '—'],
          [t('action'), <code key="action">{entry.action}</code>],
          [
            t('object'),
            <span key="object">
              {say(entry.objectTitle)} {code(entry.objectId)}
            </span>,
          ],
          [t('address'), code(entry.address)],
          [t('requestId'), code(entry.requestId)],
        ]}
      />
      <Facts
        items={[
          [t('at'), <code key="at">{entry.at}</code>],
          [t('userAgent'), entry.userAgent ? visibleText(entry.userAgent) : '—'],
          ...(entry.tokenId === null
            ? []
            : [
                [
                  t('token'),
                  <span key="token">
                    {entry.tokenName && visibleText(entry.tokenName)} {code(entry.tokenId)}
                  </span>,
                ] as const,
              ]),
        ]}
      />
      {changes.length > 0 ? (
        <DataTable<Change>
          caption={t('changes')}
          rows={changes}
          rowKey={(row) => row.key}
          heading="key"
          columns={[
            { key: 'key', title: t('key'), cell: (row) => row.key, width: 8, wrap: true },
            { key: 'before', title: t('before'), cell: (row) => row.before ?? '—', wrap: true },
            { key: 'after', title: t('after'), cell: (row) => row.after ?? '—', wrap: true },
          ]}
        />
      ) : (
        <p>{t('noChanges')}</p>
      )}
      <Facts
        items={[
          [t('place'), `${say(entry.streamTitle)} #${formatCount(entry.seq)}`],
          [
            t('hash'),
            <code key="hash" className={styles['hash']}>
              {entry.hash}
            </code>,
          ],
          [
            t('previousHash'),
            <code key="previous" className={styles['hash']}>
              {entry.previousHash ?? t('firstEntry')}
            </code>,
          ],
        ]}
      />
      <p className={styles['links']}>
        <Link
          to="/audit"
          onClick={onLeave}
          search={{ objectType: entry.objectType, objectId: entry.objectId }}
        >
          {t('history')}
        </Link>
        {entry.tokenId ? (
          <Link to="/audit" onClick={onLeave} search={{ tokenId: entry.tokenId }}>
            {t('ofToken')}
          </Link>
        ) : null}
        {entry.requestId ? (
          <Link to="/audit" onClick={onLeave} search={{ requestId: entry.requestId }}>
            {t('ofRequest')}
          </Link>
        ) : null}
      </p>
    </div>
  )
}
