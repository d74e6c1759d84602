import { Link } from '@tanstack/react-router'
import { Figures } from '../../ui/facts'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Panel } from '../../ui/page'
import { CardLink } from './due'
import type { Bench } from './operations'
import { useWorkbenchTexts } from './texts'
import styles from './workbench.module.css'

/** How things stand, in figures that lead to their lists. */
export function Standing({ bench }: { bench: Bench['workbench'] }) {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  const cards = bench.cards.filter(({ group }) => group === 'STANDING')
  const live = cards.find(({ key }) => key === 'ACCOUNTS_LIVE')?.count ?? null
  if (cards.length === 0) return null
  return (
    <Panel flush title={t('standing')} extra={bench.knownTo ? t('knownTo', { day: bench.knownTo }) : null}>
      <Figures
        items={cards.map((card) => ({
          label: say(card.title),
          value: (
            <span data-card={card.key} data-count={card.count}>
              <CardLink card={card} today={bench.today}>
                {card.count === null ? (
                  <span className={styles['noData']}>{t('noData')}</span>
                ) : (
                  formatCount(card.count)
                )}
              </CardLink>
            </span>
          ),
          note: noteOf(card.key, card.count, live, t) ?? (card.note ? say(card.note) : undefined),
        }))}
      />
    </Panel>
  )
}

/** Of the live accounts, how many in a hundred. */
function noteOf(
  key: string,
  count: number | null,
  live: number | null,
  t: ReturnType<typeof useWorkbenchTexts>,
): string | undefined {
  if (!key.startsWith('POSTED_') || count === null || live === null || live === 0) return undefined
  return t('ofLive', { share: Math.round((100 * count) / live) })
}

/** Live accounts by platform; each number leads to its accounts. */
export function Platforms({ bench }: { bench: Bench['workbench'] }) {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  const most = bench.platforms[0]?.count ?? 0
  if (most === 0) return null
  return (
    <Panel title={t('platforms')}>
      <ul className={styles['bars']}>
        {bench.platforms.map(({ platform, title, count }) => (
          <li key={platform}>
            <span className={styles['barName']}>{say(title)}</span>
            <span className={styles['bar']} aria-hidden="true">
              <span style={{ width: `${(100 * count) / most}%` }} />
            </span>
            <Link to="/accounts" search={{ state: 'LIVE', platforms: platform }}>
              {formatCount(count)}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Posts of the last thirteen months: this month against the last, and each as a column with its number. */
export function Months({ bench }: { bench: Bench['workbench'] }) {
  const t = useWorkbenchTexts()
  const { months } = bench
  const most = Math.max(0, ...months.map(({ posts }) => posts ?? 0))
  const [before, latest] = [months.at(-2), months.at(-1)]
  if (!before || !latest) return null
  return (
    <Panel title={t('months')}>
      {most === 0 ? (
        <p className={styles['noData']}>{t('noData')}</p>
      ) : (
        <>
          <dl className={styles['twoMonths']}>
            {[latest, before].map(({ month, posts }, index) => (
              <div key={month}>
                <dt>{t(index === 0 ? 'thisMonth' : 'lastMonth')}</dt>
                <dd>{posts === null ? t('noData') : formatCount(posts)}</dd>
              </div>
            ))}
          </dl>
          <ol className={styles['columns']} aria-label={t('months')}>
            {months.map(({ month, posts }) => (
              <li key={month} title={`${month} ${posts === null ? t('noData') : formatCount(posts)}`}>
                <span
                  className={styles['column']}
                  data-unknown={posts === null}
                  style={{ height: `${posts === null ? 100 : Math.max(2, (100 * posts) / most)}%` }}
                  aria-hidden="true"
                />
                <span className="visually-hidden">
                  {month} {posts === null ? t('noData') : formatCount(posts)}
                </span>
                <span className={styles['columnName']} aria-hidden="true">
                  {month.slice(5)}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  )
}
