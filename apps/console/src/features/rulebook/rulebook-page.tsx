import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Copyable } from '../../ui/copyable'
import { Facts } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { Loaded, Nothing } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Page, Panel } from '../../ui/page'
import { NotFoundPage } from '../../ui/plain-pages'
import { byArea, useAreaName } from './areas'
import { type Edition, rulebookQuery, type Statement } from './operations'
import styles from './rulebook.module.css'
import { RulebookTabs } from './rulebook-tabs'
import { StatementView } from './statement-view'
import { useRulebookTexts } from './texts'

/** One edition, area by area. */
export default function RulebookPage() {
  const { rulebookId } = useParams({ from: '/signed-in/rulebooks/$rulebookId' })
  const search = useSearch({ from: '/signed-in/rulebooks/$rulebookId' })
  const book = useQuery(rulebookQuery(rulebookId, search.version))
  return (
    <Loaded query={book} lines={12}>
      {({ rulebook }) =>
        rulebook ? <Reader edition={rulebook} area={search.area} here={search.key} /> : <NotFoundPage />
      }
    </Loaded>
  )
}

const matches = (statement: Statement, words: string): boolean => {
  const text = [
    statement.key,
    statement.title.zh,
    statement.title.en,
    statement.source.clause,
    statement.valueText.zh,
    statement.valueText.en,
  ].join(' ')
  return text.toLowerCase().includes(words.trim().toLowerCase())
}

function Reader({
  edition,
  area,
  here,
}: {
  edition: Edition
  area: string | undefined
  here: string | undefined
}) {
  const t = useRulebookTexts()
  const say = useBilingual()
  const areaName = useAreaName()
  const [words, setWords] = useState('')
  const groups = byArea(edition.statements)
  const present = area ?? (here ? edition.statements.find((each) => each.key === here)?.area : groups[0]?.[0])
  const shown = words
    ? byArea(edition.statements.filter((statement) => matches(statement, words)))
    : groups.filter(([name]) => name === present)
  useEffect(() => {
    if (here) document.getElementById(here)?.scrollIntoView({ block: 'center' })
  }, [here])
  return (
    <Page
      title={say(edition.title)}
      crumbs={[
        <Link key="books" to="/rulebooks">
          {t('title')}
        </Link>,
        edition.shortName,
      ]}
      beside={<Tag>{t('version', { version: edition.version })}</Tag>}
      actions={<RulebookTabs />}
    >
      <Panel>
        <Facts
          columns={2}
          items={[
            [t('document'), edition.document.title],
            [t('number'), edition.document.number ?? '—'],
            [t('issuedOn'), edition.document.issuedOn ?? t('unknownDate')],
            [
              t('effectiveFrom'),
              edition.effectiveTo
                ? t('effectiveClosed', { from: edition.effectiveFrom, to: edition.effectiveTo })
                : t('effectiveSpan', { from: edition.effectiveFrom }),
            ],
            [t('values'), edition.statements.length],
            [t('digest'), <Copyable key="digest" short value={edition.digest} label={t('digest')} />],
          ]}
        />
      </Panel>
      <div className={styles['reader']}>
        <nav className={styles['areas']} aria-label={t('area')}>
          {groups.map(([name, statements]) => (
            <Link
              key={name}
              to="/rulebooks/$rulebookId"
              params={{ rulebookId: edition.id }}
              search={{ version: edition.version, area: name }}
              data-here={!words && name === present}
              aria-current={!words && name === present ? 'true' : undefined}
              onClick={() => setWords('')}
            >
              <span>{areaName(name)}</span>
              <span className={styles['quiet']}>{statements.length}</span>
            </Link>
          ))}
        </nav>
        <div className={styles['areaList']}>
          <Input
            allowClear
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {shown.length === 0 ? <Nothing title={t('noStatements')} /> : null}
          {shown.map(([name, statements]) => (
            <Panel key={name} flush title={areaName(name)}>
              {statements.map((statement) => (
                <StatementView
                  key={`${statement.key}-${statement.effectiveFrom}`}
                  statement={statement}
                  here={statement.key === here}
                />
              ))}
            </Panel>
          ))}
        </div>
      </div>
    </Page>
  )
}
