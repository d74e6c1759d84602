import { useQuery } from '@tanstack/react-query'
import { useMatches } from '@tanstack/react-router'
import { glossary } from '../../ui/help'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { useShellTexts } from '../texts'
import { usePage } from '../use-page'
import styles from './help.module.css'

/** What the page is for, how its usual things are done, its keys, words and clauses. */
export default function HelpOfPage() {
  const t = useShellTexts()
  const say = useBilingual()
  const page = usePage()
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath }) ?? ''
  const help = useQuery({
    queryKey: ['help'],
    queryFn: () => import('./pages-help').then(({ readHelp }) => readHelp()),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={styles['help']}>
      <h2>{page ? say(page.title) : t('help')}</h2>
      <Loaded query={help} lines={3}>
        {(all) => {
          const said = all[path]
          if (said === undefined) return <p>{t('noHelp')}</p>
          return (
            <>
              <p>{say(said.purpose)}</p>
              {said.how ? (
                <ul>
                  {said.how.map((each) => (
                    <li key={each.en}>{say(each)}</li>
                  ))}
                </ul>
              ) : null}
              {said.keys ? (
                <>
                  <h3>{t('keys')}</h3>
                  <dl>
                    {said.keys.map(([keys, what]) => (
                      <div key={keys}>
                        <dt>
                          <kbd>{keys}</kbd>
                        </dt>
                        <dd>{say(what)}</dd>
                      </div>
                    ))}
                  </dl>
                </>
              ) : null}
              {said.terms ? (
                <>
                  <h3>{t('terms')}</h3>
                  <dl>
                    {said.terms.map((term) => (
                      <div key={term}>
                        <dt>{say(glossary[term].word)}</dt>
                        <dd>{say(glossary[term].means)}</dd>
                      </div>
                    ))}
                  </dl>
                </>
              ) : null}
              {said.sources ? (
                <p className={styles['sources']}>
                  {t('clauses')} {said.sources.join('，')}
                </p>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
