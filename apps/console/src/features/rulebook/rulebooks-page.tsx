import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Page } from '../../ui/page'
import { type EditionSummary, rulebooksQuery } from './operations'
import { asStacked } from './order'
import styles from './rulebook.module.css'
import { RulebookTabs } from './rulebook-tabs'
import { useRulebookTexts } from './texts'

/** The shelf of rulebooks. */
export default function RulebooksPage() {
  const t = useRulebookTexts()
  const books = useQuery(rulebooksQuery())
  return (
    <Page title={t('title')} lead={t('lead')} actions={<RulebookTabs />}>
      <Loaded query={books}>
        {({ rulebooks }) => (
          <ul className={styles['shelf']}>
            {asStacked(rulebooks).map((edition) => (
              <li key={`${edition.id}@${edition.version}`}>
                <Book edition={edition} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function Book({ edition }: { edition: EditionSummary }) {
  const t = useRulebookTexts()
  const say = useBilingual()
  return (
    <article className={styles['book']}>
      <p className={styles['bookHead']}>
        <span className={styles['short']}>{edition.shortName}</span>
        <Tag>{t(edition.level)}</Tag>
      </p>
      <h2>
        <Link
          to="/rulebooks/$rulebookId"
          params={{ rulebookId: edition.id }}
          search={{ version: edition.version }}
        >
          {say(edition.title)}
        </Link>
      </h2>
      <p className={styles['quiet']}>
        {edition.document.number ? `${edition.document.number} · ` : null}
        {edition.document.issuedOn ?? t('unknownDate')}
      </p>
      <p className={styles['bookFoot']}>
        <span>{t('valuesCount', { count: edition.statements.length })}</span>
        <span>{t('version', { version: edition.version })}</span>
        <span>{t('effectiveSpan', { from: edition.effectiveFrom })}</span>
      </p>
    </article>
  )
}
