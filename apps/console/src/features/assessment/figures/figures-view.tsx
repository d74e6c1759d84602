import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { ChartOrTable } from '../../../ui/chart'
import { useBilingual } from '../../../ui/language'
import { Toolbar } from '../../../ui/page'
import type { Run } from '../operations'
import { ClauseEffects } from './clause-effects'
import styles from './figures.module.css'
import { ScoreSpread } from './score-spread'
import { useFiguresTexts } from './texts'

/** A run in figures: how its scores are spread, what each clause took and gave. Every mark leads to the rows it counts. */
export function FiguresView({ run }: { run: Run }) {
  const t = useFiguresTexts()
  const say = useBilingual()
  const { category, show = 'chart' } = useSearch({ from: '/signed-in/assessments/$runId' })
  const navigate = useNavigate({ from: '/assessments/$runId' })
  const known = run.categories.find((each) => each.category === category)
  return (
    <>
      <Toolbar>
        <ChartOrTable
          shown={show}
          onChange={(next) =>
            void navigate({
              search: (now) => ({ ...now, show: next === 'chart' ? undefined : next }),
              replace: true,
            })
          }
        />
      </Toolbar>
      <section className={styles['section']}>
        <header>
          <h2>{t('spread')}</h2>
          <Select
            size="small"
            aria-label={t('category')}
            value={known?.category ?? ''}
            popupMatchSelectWidth={false}
            onChange={(value: string) =>
              void navigate({ search: (now) => ({ ...now, category: value || undefined }), replace: true })
            }
            options={[
              { value: '', label: t('allCategories') },
              ...run.categories.map((each) => ({ value: each.category, label: say(each.title) })),
            ]}
          />
        </header>
        <ScoreSpread
          run={run}
          category={known?.category}
          name={known ? say(known.title) : t('allCategories')}
          shown={show}
        />
      </section>
      <section className={styles['section']}>
        <header>
          <h2>{t('clauses')}</h2>
          <p>{t('clausesNote')}</p>
        </header>
        <ClauseEffects run={run} shown={show} />
      </section>
    </>
  )
}
