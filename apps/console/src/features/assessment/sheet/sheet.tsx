import { type CSSProperties, Fragment, type ReactNode } from 'react'
import { formatEffect, formatInstant, formatLimit, formatPoints } from '../../../ui/format'
import { useBilingual } from '../../../ui/language'
import { useRunName } from '../run-state'
import { AccountPart, clauseOf } from './account-part'
import type { Sheet as SheetOf, SheetRun } from './operations'
import { runningFoot } from './running-foot'
import styles from './sheet.module.css'
import { useSheetTexts } from './texts'

/** One unit's score sheet as it is printed, signed and filed: A4, every line with its clause, sealed facts at the end. */
export function Sheet({ sheet, run }: { sheet: SheetOf; run: SheetRun }) {
  const t = useSheetTexts()
  const { organisation } = sheet
  const page = `sheet-${organisation.id}`
  return (
    <article className={styles['paper']} style={{ page } as CSSProperties}>
      <style>{runningFoot(page, `${organisation.name} ${organisation.code} · ${run.year}`)}</style>
      <h2>{t('title', { year: run.year })}</h2>
      {run.supersededBy ? <p className={styles['warn']}>{t('superseded')}</p> : null}
      {run.kind === 'TRIAL' || run.kind === 'WHAT_IF' ? <p className={styles['warn']}>{t('trial')}</p> : null}
      <Head sheet={sheet} run={run} />
      <h3>{t('composition')}</h3>
      <Composition steps={sheet.steps} />
      <h3>{t('perAccount')}</h3>
      {sheet.accounts.map((account) => (
        <AccountPart key={account.id} account={account} />
      ))}
      <h3>{t('sealed')}</h3>
      <Seal run={run} />
      <div className={styles['sign']}>
        {(['signUnit', 'signOffice'] as const).map((who) => (
          <div key={who}>
            <p>{t(who)}</p>
            <p>{t('date')}</p>
          </div>
        ))}
      </div>
    </article>
  )
}

/** Names and values in pairs, two beside each other. */
function FactTable({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  const rows = facts.filter((_, index) => index % 2 === 0)
  return (
    <table className={`${styles['table']} ${styles['facts']}`}>
      <tbody>
        {rows.map((fact, index) => {
          const beside = facts[index * 2 + 1]
          return (
            <tr key={fact[0]}>
              {[fact, beside].map((each, place) =>
                each ? (
                  <Fragment key={each[0]}>
                    <th scope="row">{each[0]}</th>
                    <td colSpan={place === 0 && !beside ? 3 : 1}>{each[1]}</td>
                  </Fragment>
                ) : null,
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Head({ sheet, run }: { sheet: SheetOf; run: SheetRun }) {
  const t = useSheetTexts()
  const say = useBilingual()
  const titled = run.categories.find((each) => each.category === sheet.category)
  const conclusion = sheet.veto
    ? t('vetoed', { title: say(sheet.veto.title), clause: clauseOf(sheet.veto.source) })
    : sheet.qualified === null
      ? '—'
      : t(sheet.qualified ? 'qualified' : 'unqualified')
  return (
    <FactTable
      facts={[
        [t('unit'), <strong key="unit">{sheet.organisation.name}</strong>],
        [t('code'), <code key="code">{sheet.organisation.code}</code>],
        [t('category'), titled ? say(titled.title) : sheet.category],
        [t('rank'), sheet.rank],
        [t('unitScore'), sheet.unitScore],
        [t('finalScore'), <strong key="final">{sheet.finalScore}</strong>],
        [t('accounts'), sheet.accountCount],
        [t('conclusion'), conclusion],
      ]}
    />
  )
}

function Composition({ steps }: { steps: SheetOf['steps'] }) {
  const t = useSheetTexts()
  const say = useBilingual()
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('clause')}</th>
          <th scope="col" data-number>
            {t('effect')}
          </th>
          <th scope="col" data-number>
            {t('running')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.kind} ${step.title.zh}`}>
            <th scope="row">{say(step.title)}</th>
            <td>{clauseOf(step.indicator?.source)}</td>
            <td data-number>{step.kind === 'ACCOUNTS' ? '' : formatEffect(step.effect)}</td>
            <td data-number>{formatPoints(step.running)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Seal({ run }: { run: SheetRun }) {
  const t = useSheetTexts()
  const say = useBilingual()
  const nameOf = useRunName()
  const { rulebook, seal } = run
  return (
    <FactTable
      facts={[
        [t('run'), nameOf(run)],
        [t('scope'), run.scope.name],
        [
          t('rulebook'),
          t('version', { title: say(rulebook.title), short: rulebook.shortName, version: rulebook.version }),
        ],
        [t('cutoff'), seal ? formatLimit(seal.factsCutoffAt) : '—'],
        [t('calendar'), <code key="calendar">{seal?.calendarVersion}</code>],
        [t('engine'), <code key="engine">{seal?.engineVersion}</code>],
        [t('sealedAt'), formatInstant(run.sealedAt)],
        [t('runId'), <code key="run">{run.id}</code>],
        [t('resultDigest'), <code key="digest">{seal?.resultDigest}</code>],
      ]}
    />
  )
}
