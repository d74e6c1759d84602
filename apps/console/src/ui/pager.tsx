import { useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { formatCount } from './format'
import styles from './pager.module.css'
import { useUiTexts } from './texts'

/** How a page of a connection says where it stands. */
export interface PageOf {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** The way through a list in pages: kept in the history of the browser, so that going back there is going back here. */
export interface Turn {
  readonly after: string | undefined
  readonly trail: readonly string[]
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    trail?: readonly string[]
  }
}

/** The pages turned so far to reach the present one: the cursors of the pages before it. */
export const useTrail = (): readonly string[] =>
  useRouterState({ select: (state) => state.location.state.trail ?? [] })

/** Says which part of a list is shown and turns its pages. `after` is the cursor in the address. */
export function Pager(props: {
  page: PageOf
  pageSize: number
  shown: number
  after: string | undefined
  onTurn: (turn: Turn) => void
}) {
  const t = useUiTexts()
  const trail = useTrail()
  const { totalCount, pageInfo } = props.page
  const known = props.after === undefined || trail.length > 0
  const from = props.after === undefined ? 1 : trail.length * props.pageSize + 1
  const total = formatCount(totalCount)
  const back = () => {
    const earlier = trail.slice(0, -1)
    props.onTurn({ after: earlier.at(-1), trail: earlier })
  }
  const on = () => {
    const next = pageInfo.endCursor ?? undefined
    if (next) props.onTurn({ after: next, trail: [...(known ? trail : []), next] })
  }
  if (totalCount === 0) return null
  return (
    <nav className={styles['pager']} aria-label={t('pages')} data-print="hide">
      <span aria-live="polite">
        {known && props.shown > 0
          ? t('range', { from: formatCount(from), to: formatCount(from + props.shown - 1), total })
          : t('total', { total })}
      </span>
      {props.after !== undefined || pageInfo.hasNextPage ? (
        <span className={styles['buttons']}>
          {props.after !== undefined && !known ? (
            <Button size="small" onClick={() => props.onTurn({ after: undefined, trail: [] })}>
              {t('firstPage')}
            </Button>
          ) : null}
          <Button size="small" disabled={props.after === undefined || !known} onClick={back}>
            {t('previousPage')}
          </Button>
          <Button size="small" disabled={!pageInfo.hasNextPage} onClick={on}>
            {t('nextPage')}
          </Button>
        </span>
      ) : null}
    </nav>
  )
}
