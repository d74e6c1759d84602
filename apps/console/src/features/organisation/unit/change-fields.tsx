import { orgKindTitles } from '@zhengmei/domain/org'
import { Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CategoryPicker } from '../../../ui/category-picker'
import { type Bilingual, useBilingual } from '../../../ui/language'
import { UnitPicker } from '../unit-picker'
import type { ChangeForm } from './change-form'
import type { ChangeKind, Unit, UnitKind } from './operations'
import { useUnitTexts } from './texts'

const kinds = Object.entries(orgKindTitles).map(([value, title]) => ({
  value: value.toUpperCase() as UnitKind,
  title,
}))

/** Why the server refused, and which field it is about. */
interface Refused {
  readonly field: string | null
  readonly message: Bilingual
}

/** What is filled in for a kind of change; what was refused is told at its field. */
export function ChangeFields(props: {
  kind: ChangeKind
  unit: Unit
  form: ChangeForm
  refusal: Refused | undefined
  onChange: (filled: Partial<ChangeForm>) => void
}) {
  const t = useUnitTexts()
  const say = useBilingual()
  const { kind, form, refusal, onChange } = props
  const isNew = kind === 'CREATE'
  const item = (field: string, label: string, control: ReactNode, hint?: string) => {
    const isRefused = refusal?.field === field
    return (
      <Form.Item
        label={label}
        htmlFor={`change-${field}`}
        extra={hint}
        {...(isRefused ? { validateStatus: 'error' as const, help: say(refusal.message) } : {})}
      >
        {control}
      </Form.Item>
    )
  }
  const text = (field: 'name' | 'code' | 'divisionCode', label: string) =>
    item(
      field,
      label,
      <Input
        id={`change-${field}`}
        value={form[field]}
        onChange={({ target }) => onChange({ [field]: target.value })}
        required={field !== 'divisionCode'}
      />,
    )
  if (kind === 'RENAME') return text('name', t('newName'))
  if (kind === 'ABOLISH' && props.unit.childCount === 0) return null
  if (!isNew && kind !== 'EDIT') {
    const label = t(kind === 'MOVE' ? 'newParent' : kind === 'MERGE' ? 'mergeTarget' : 'childrenTo')
    return item(
      'targetId',
      label,
      <Target label={label} value={form.targetId} onChange={(targetId) => onChange({ targetId })} />,
    )
  }
  return (
    <>
      {isNew ? text('name', t('name')) : null}
      {isNew ? text('code', t('code')) : null}
      {item(
        'kind',
        t('kind'),
        <Select
          id="change-kind"
          value={form.kind}
          onChange={(value) => onChange({ kind: value })}
          options={kinds.map(({ value, title }) => ({ value, label: say(title) }))}
        />,
      )}
      {item(
        'category',
        t('category'),
        <CategoryPicker
          id="change-category"
          label={t('category')}
          none={t('notAssessed')}
          value={form.category || undefined}
          onChange={(category) => onChange({ category: category ?? '' })}
        />,
        t('categoryHint'),
      )}
      {item(
        'lineParentId',
        t('lineParent'),
        <UnitPicker
          id="change-lineParentId"
          label={t('lineParent')}
          value={form.lineParent?.id ?? ''}
          known={form.lineParent ?? { id: '', name: '' }}
          onChange={(lineParent) => onChange({ lineParent })}
          onClear={() => onChange({ lineParent: null })}
        />,
        t('lineParentHint'),
      )}
      {text('divisionCode', t('division'))}
      {item(
        'residentPopulation',
        t('population'),
        <Input
          id="change-residentPopulation"
          value={form.residentPopulation}
          inputMode="numeric"
          onChange={({ target }) => onChange({ residentPopulation: target.value.replace(/\D/g, '') })}
        />,
      )}
    </>
  )
}

function Target(props: { label: string; value: string; onChange: (id: string) => void }) {
  const [known, setKnown] = useState({ id: '', name: '' })
  return (
    <UnitPicker
      id="change-targetId"
      label={props.label}
      value={props.value}
      known={known}
      onChange={(unit) => {
        setKnown(unit)
        props.onChange(unit.id)
      }}
    />
  )
}
