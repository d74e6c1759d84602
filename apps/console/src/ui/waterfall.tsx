import type { ReactNode } from 'react'
import { formatPoints } from './format'
import { Effect, type Meaning } from './meaning'
import { useUiTexts } from './texts'
import styles from './waterfall.module.css'
import { type Bar, barsOf, type Scale } from './waterfall-geometry'

/** One step on the way from the start to the score. Effects and running totals are exact decimals as the server says them. */
export interface WaterfallStep {
  readonly key: string
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly meaning: Meaning
  readonly effect: string
  readonly running: string
  /** Absent = the step has nothing behind it to open. */
  readonly onOpen?: () => void
  readonly selected?: boolean
  /** A start or a subtotal: its bar reaches from zero. */
  readonly total?: boolean
}

/**
 * The waterfall: every step a row, its bar where it takes from or adds to what there was before. It is a table at the same time: what the
 * bars show stands beside them in figures. `marks` are thresholds drawn across.
 */
export function Waterfall(props: {
  caption: string
  headings: { step: string; effect: string; running: string }
  steps: readonly WaterfallStep[]
  marks?: readonly { at: number; label: string }[]
  /** The steps of the waterfall beside it, drawn to the same scale. */
  beside?: readonly Pick<WaterfallStep, 'effect' | 'running' | 'total'>[] | undefined
  final: { title: ReactNode; score: string }
}) {
  const t = useUiTexts()
  const { scale, bars } = barsOf(props.steps, props.beside)
  const at = (points: number) => `${((points - scale.from) / (scale.to - scale.from)) * 100}%`
  return (
    <table className={styles['waterfall']}>
      <caption className="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.headings.step}</th>
          <th scope="col" className={styles['axis']}>
            <span className="visually-hidden">{t('figure')}</span>
            <div className={styles['axisFrame']}>
              <Axis scale={scale} marks={props.marks ?? []} at={at} />
            </div>
          </th>
          <th scope="col">{props.headings.effect}</th>
          <th scope="col">{props.headings.running}</th>
        </tr>
      </thead>
      <tbody>
        {props.steps.map((step, index) => (
          <tr key={step.key} data-selected={step.selected} data-total={step.total}>
            <th scope="row">
              {step.onOpen ? (
                <button type="button" className={styles['open']} onClick={step.onOpen} aria-haspopup="dialog">
                  {step.title}
                </button>
              ) : (
                <span>{step.title}</span>
              )}
              {step.note ? <span className={styles['note']}>{step.note}</span> : null}
            </th>
            <td className={styles['cell']}>
              <BarRow
                first={index === 0}
                bar={bars[index]}
                next={bars[index + 1]}
                meaning={step.meaning}
                scale={scale}
                marks={props.marks ?? []}
                at={at}
              />
            </td>
            <td className={styles['effect']}>
              {step.total ? null : <Effect points={step.effect} meaning={step.meaning} />}
            </td>
            <td className={styles['running']}>{formatPoints(step.running)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{props.final.title}</th>
          <td className={styles['cell']}>
            <svg className={styles['bars']} aria-hidden="true">
              <Grid scale={scale} marks={props.marks ?? []} at={at} />
              <rect
                className={styles['score']}
                x={at(Math.min(0, Number(props.final.score)))}
                width={width(scale, Math.abs(Number(props.final.score)))}
                y="50%"
                height="16"
                rx="2"
              />
            </svg>
          </td>
          <td />
          <td className={styles['running']}>{props.final.score}</td>
        </tr>
      </tfoot>
    </table>
  )
}

const width = (scale: Scale, points: number) => `${(points / (scale.to - scale.from)) * 100}%`

type At = (points: number) => string
type Marks = readonly { at: number; label: string }[]

/** A tick gives way to a mark standing within this part of the scale; where there is little room, within twice of it. */
const place = 0.085
const isFree = (tick: number, scale: Scale, marks: Marks, within: number) =>
  marks.every((mark) => Math.abs(mark.at - tick) > (scale.to - scale.from) * within)

function Axis({ scale, marks, at }: { scale: Scale; marks: Marks; at: At }) {
  return (
    <svg className={styles['axisFigure']} aria-hidden="true">
      {scale.ticks
        .filter((tick) => isFree(tick, scale, marks, place))
        .map((tick) => (
          <text
            key={tick}
            data-near={!isFree(tick, scale, marks, 2 * place)}
            data-between={(scale.ticks.length - 1 - scale.ticks.indexOf(tick)) % 2 === 1}
            x={at(tick)}
            y="14"
            textAnchor={tick === scale.to ? 'end' : tick === scale.from ? 'start' : 'middle'}
          >
            {formatPoints(String(tick))}
          </text>
        ))}
      {marks.map((mark) => (
        <text key={mark.at} x={at(mark.at)} y="14" textAnchor="middle" className={styles['markLabel']}>
          {mark.label}
        </text>
      ))}
    </svg>
  )
}

function Grid({ scale, marks, at }: { scale: Scale; marks: Marks; at: At }) {
  return (
    <>
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          className={styles['grid']}
          x1={at(tick)}
          x2={at(tick)}
          y1="0"
          y2="100%"
          data-zero={tick === 0}
        />
      ))}
      {marks.map((mark) => (
        <line key={mark.at} className={styles['mark']} x1={at(mark.at)} x2={at(mark.at)} y1="0" y2="100%" />
      ))}
    </>
  )
}

function BarRow(props: {
  first: boolean
  bar: Bar | undefined
  next: Bar | undefined
  meaning: Meaning
  scale: Scale
  marks: Marks
  at: At
}) {
  const { first, bar, next, scale, at } = props
  if (!bar) return null
  const after = at(bar.after)
  return (
    <svg className={styles['bars']} data-meaning={props.meaning} aria-hidden="true">
      <Grid scale={scale} marks={props.marks} at={at} />
      {first ? null : (
        <line className={styles['thread']} x1={at(bar.before)} x2={at(bar.before)} y1="0" y2="50%" />
      )}
      {next ? <line className={styles['thread']} x1={after} x2={after} y1="50%" y2="100%" /> : null}
      <rect
        className={styles['bar']}
        x={at(bar.from)}
        width={width(scale, bar.to - bar.from)}
        y="50%"
        height="16"
        rx="2"
      />
      {bar.from === bar.to ? <circle className={styles['none']} cx={after} cy="50%" r="3" /> : null}
    </svg>
  )
}
