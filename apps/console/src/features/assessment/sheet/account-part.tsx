import { formatEffect } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { usePunctuation } from '../../../ui/punctuation'
import type { Sheet } from './operations'
import styles from './sheet.module.css'
import { useSheetTexts } from './texts'

type Account = Sheet['accounts'][number]

/** One account on the sheet: its groups with their caps, and every line with its clause. */
export function AccountPart({
  account: { account, score, bonus, groups, lines, unknowns },
}: {
  account: Account
}) {
  const t = useSheetTexts()
  const marks = usePunctuation()
  const say = useBilingual()
  return (
    <section>
      <h4>
        <span>{marks.aside(account.name, [say(account.platformTitle), account.code].join(marks.comma))}</span>
        <span>{t('accountScore', { score })}</span>
      </h4>
      <table className={`${styles['table']} ${styles['groups']}`}>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            {groups.map((group) => (
              <th key={group.group} scope="col" data-number>
                {say(group.title)}
              </th>
            ))}
            <th scope="col" data-number>
              {t('bonus')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('cap')}</th>
            {groups.map((group) => (
              <td key={group.group} data-number>
                {group.cap ?? t('noCap')}
              </td>
            ))}
            <td data-number>—</td>
          </tr>
          <tr>
            <th scope="row">{t('deducted')}</th>
            {groups.map((group) => (
              <td key={group.group} data-number>
                {group.deduction}
              </td>
            ))}
            <td data-number>{bonus}</td>
          </tr>
        </tbody>
      </table>
      {lines.length === 0 ? <p className={styles['small']}>{t('noLines')}</p> : <Lines lines={lines} />}
      {unknowns.length > 0 ? (
        <p className={styles['small']}>
          {t('unknown', {
            list: unknowns
              .map((each) =>
                t('unknownItem', { title: say(each.indicator.title), count: each.evidence.keys.length }),
              )
              .join('；'),
          })}
        </p>
      ) : null}
    </section>
  )
}

function Lines({ lines }: { lines: Account['lines'] }) {
  const t = useSheetTexts()
  const say = useBilingual()
  return (
    <>
      <table className={`${styles['table']} ${styles['lines']}`}>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('clause')}</th>
            <th scope="col" data-number>
              {t('times')}
            </th>
            <th scope="col" data-number>
              {t('points')}
            </th>
            <th scope="col" data-number>
              {t('evidence')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.indicator.key}>
              <th scope="row">{say(line.indicator.title)}</th>
              <td>{clauseOf(line.indicator.source)}</td>
              <td data-number>{line.occurrences}</td>
              <td data-number>{formatEffect(line.points)}</td>
              <td data-number>{line.evidence.keys.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['small']}>{t('beforeCap')}</p>
    </>
  )
}

/** `SQ 附2 运维管理 3`; a dash where the book states no clause. */
export const clauseOf = (
  source: { readonly documentShortName: string; readonly clause: string } | null | undefined,
): string => (source ? `${source.documentShortName} ${source.clause}` : '—')
