import { Button, Input, InputNumber, Switch } from 'antd'
import { useId } from 'react'
import { useBilingual } from '../../ui/language'
import { useLeafNames } from './leaf-names'
import type { Rule } from './operations'
import { isAdjustable, type Json, type Leaf, type LeafValue, leavesOf, withLeaf } from './rule-value'
import { useAssessmentTexts } from './texts'
import styles from './what-if-page.module.css'

/** The form of one rule's value, made from the value itself: a field a quantity. */
export function RuleValueForm(props: {
  rule: Rule
  value: Json
  onChange: (value: Json) => void
  onRemove: () => void
}) {
  const t = useAssessmentTexts()
  const say = useBilingual()
  const { rule } = props
  const originals = new Map(leavesOf(rule.value as Json).map((leaf) => [leaf.path, leaf.value]))
  return (
    <li className={styles['value']}>
      <p className={styles['valueHead']}>
        <strong>{say(rule.title)}</strong>
        <span className={styles['none']}>
          {rule.source.documentShortName} {rule.source.clause}
        </span>
        <Button type="link" size="small" onClick={props.onRemove}>
          {t('remove')}
        </Button>
      </p>
      <div className={styles['leaves']}>
        {leavesOf(props.value)
          .filter(isAdjustable)
          .map((leaf) => (
            <LeafField
              key={leaf.path}
              leaf={leaf}
              original={originals.get(leaf.path) ?? null}
              onChange={(value) => props.onChange(withLeaf(props.value, leaf.path, value))}
            />
          ))}
      </div>
    </li>
  )
}

function LeafField(props: { leaf: Leaf; original: LeafValue; onChange: (value: LeafValue) => void }) {
  const t = useAssessmentTexts()
  const nameOf = useLeafNames()
  const id = useId()
  const { leaf } = props
  return (
    <div className={styles['leaf']}>
      <label htmlFor={id}>{nameOf(leaf.path)}</label>
      {typeof leaf.value === 'number' ? (
        <InputNumber
          id={id}
          min={0}
          value={leaf.value}
          style={{ width: '8rem' }}
          onChange={(value) => (typeof value === 'number' ? props.onChange(value) : undefined)}
        />
      ) : typeof leaf.value === 'boolean' ? (
        <Switch id={id} checked={leaf.value} onChange={props.onChange} />
      ) : (
        <Input
          id={id}
          value={leaf.value ?? ''}
          style={{ width: '12rem' }}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      <small data-changed={leaf.value !== props.original}>
        {t('original')} {String(props.original ?? '—')}
      </small>
    </div>
  )
}
