import { Link } from '@tanstack/react-router'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { type CardKey, cardOf } from '@zhengmei/domain/workbench'
import type { ReactNode } from 'react'
import { formatCount } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Panel } from '../../ui/page'
import { linkOf } from './card-link'
import type { Bench, BenchCard } from './operations'
import { useWorkbenchTexts } from './texts'
import styles from './workbench.module.css'

/** The way to the list that a card counts. */
export function CardLink(props: {
  card: BenchCard
  today: string
  className?: string | undefined
  children: ReactNode
}) {
  const { counts } = cardOf(props.card.key.toLowerCase() as CardKey)
  const { to, search } = linkOf(counts, props.today as PlainDate)
  return (
    // The search of each page is its own type; a test reads every link back by the page's own reader.
    <Link to={to} search={search as never} className={props.className}>
      {props.children}
    </Link>
  )
}

/** What awaits somebody: what counts anything stands large, what is done or unknown in a line below. */
export function Due({ bench }: { bench: Bench['workbench'] }) {
  const t = useWorkbenchTexts()
  const cards = bench.cards.filter(({ group }) => group === 'DUE')
  const pressing = cards.filter(({ count }) => count !== null && count > 0)
  const clear = cards.filter(({ count }) => count === 0)
  const unknown = cards.filter(({ count }) => count === null)
  return (
    <Panel flush title={t('due')}>
      {pressing.length === 0 ? (
        <p className={styles['allClear']}>{t(unknown.length > 0 ? 'nothingKnown' : 'nothingDue')}</p>
      ) : (
        <ul className={styles['due']}>
          {pressing.map((card) => (
            <li key={card.key} data-card={card.key} data-count={card.count}>
              <DueCard card={card} today={bench.today} />
            </li>
          ))}
        </ul>
      )}
      <Missing year={bench.missingHolidays} />
      <Rest label={t('clear')} cards={clear} today={bench.today} figure="0" />
      <Rest label={t('unknown')} cards={unknown} today={bench.today} figure={null} />
    </Panel>
  )
}

function DueCard({ card, today }: { card: BenchCard; today: string }) {
  const say = useBilingual()
  const t = useWorkbenchTexts()
  return (
    <CardLink card={card} today={today} className={styles['card']}>
      <span className={styles['count']} data-tension={card.tension}>
        {formatCount(card.count ?? 0)}
      </span>
      <span className={styles['words']}>
        <span className={styles['cardTitle']}>{say(card.title)}</span>
        {card.note ? <span className={styles['note']}>{say(card.note)}</span> : null}
      </span>
      {card.tension === 'OVERDUE' || card.tension === 'SOON' ? (
        <span className={styles['tension']} data-tension={card.tension}>
          {t(card.tension)}
        </span>
      ) : null}
    </CardLink>
  )
}

/** What is left over: a line of links, each with what it counts. */
function Rest(props: { label: string; cards: readonly BenchCard[]; today: string; figure: string | null }) {
  const say = useBilingual()
  if (props.cards.length === 0) return null
  return (
    <div className={styles['rest']}>
      <span className={styles['restLabel']}>{props.label}</span>
      <ul>
        {props.cards.map((card) => (
          <li key={card.key} data-card={card.key} data-count={card.count}>
            <CardLink card={card} today={props.today}>
              {say(card.title)}
              {props.figure === null ? null : <span className="visually-hidden"> {props.figure}</span>}
            </CardLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Deadlines that reach into a year without holidays can't be told. */
function Missing({ year }: { year: number | null }) {
  const t = useWorkbenchTexts()
  if (year === null) return null
  return (
    <p className={styles['missing']}>
      {t('missingHolidays', { year })}{' '}
      <Link to="/calendar" search={{ year }}>
        {t('toCalendar')}
      </Link>
    </p>
  )
}
