import { Button, Input, InputNumber, Select, Switch } from 'antd'
import { useId } from 'react'
import { useBilingual } from '../../ui/language'
import { choicesFor, useLeafNames } from './leaf-names'
import type { Rule } from './operations'
import { isAdjustable, type Json, type Leaf, type LeafValue, leavesOf, withLeaf } from './rule-value'
import styles from './what-if-page.module.css'
import { useWhatIfTexts } from './what-if-texts'

/** One rule as it stands; opened, the form of its value, made from the value itself: a field a quantity. */
export function RuleValueRow(props: {
  rule: Rule
  /** As changed; undefined = as the book says. */
  value: Json | undefined
  onChange: (value: Json) => void
  onRemove: () => void
}) {
  const w = useWhatIfTexts()
  const say = useBilingual()
  const id = useId()
  const { rule, value } = props
  const originals = new Map(leavesOf(rule.value as Json).map((leaf) => [leaf.path, leaf.value]))
  return (
    <li className={styles['value']} data-changed={value !== undefined}>
      <p className={styles['name']}>
        <strong id={id}>{say(rule.title)}</strong>
        <span className={styles['quiet']}>
          {rule.source.documentShortName} {rule.source.clause}
        </span>
      </p>
      <p className={styles['text']}>{say(rule.valueText)}</p>
      <Button
        size="small"
        aria-describedby={id}
        onClick={() => (value === undefined ? props.onChange(rule.value as Json) : props.onRemove())}
      >
        {w(value === undefined ? 'changeIt' : 'remove')}
      </Button>
      {value === undefined ? null : (
        <fieldset className={styles['leaves']} aria-labelledby={id}>
          {leavesOf(value)
            .filter(isAdjustable)
            .map((leaf) => (
              <LeafField
                key={leaf.path}
                ruleKey={rule.key}
                leaf={leaf}
                original={originals.get(leaf.path) ?? null}
                onChange={(changed) => props.onChange(withLeaf(value, leaf.path, changed))}
              />
            ))}
        </fieldset>
      )}
    </li>
  )
}

function LeafField(props: {
  ruleKey: string
  leaf: Leaf
  original: LeafValue
  onChange: (value: LeafValue) => void
}) {
  const w = useWhatIfTexts()
  const say = useBilingual()
  const nameOf = useLeafNames()
  const id = useId()
  const { leaf } = props
  const choices = choicesFor(props.ruleKey)
  const original = choices?.find((choice) => choice.value === props.original)
  return (
    <div className={styles['leaf']}>
      <label htmlFor={id}>{nameOf(leaf.path)}</label>
      {typeof leaf.value === 'number' ? (
        <InputNumber
          id={id}
          min={0}
          value={leaf.value}
          style={{ width: '7rem' }}
          onChange={(value) => (typeof value === 'number' ? props.onChange(value) : undefined)}
        />
      ) : typeof leaf.value === 'boolean' ? (
        <Switch id={id} checked={leaf.value} onChange={props.onChange} />
      ) : choices ? (
        <Select
          id={id}
          value={leaf.value}
          style={{ minWidth: '12rem' }}
          onChange={props.onChange}
          options={choices.map(({ value, title }) => ({ value, label: say(title) }))}
        />
      ) : (
        <Input
          id={id}
          value={leaf.value ?? ''}
          style={{ width: '12rem' }}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      <small data-changed={leaf.value !== props.original}>
        {w('original')} {original ? say(original.title) : String(props.original ?? '—')}
      </small>
    </div>
  )
}
