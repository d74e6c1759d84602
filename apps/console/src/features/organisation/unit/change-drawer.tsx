import { useMutation, useQueryClient } from '@tanstack/react-query'
import { orgKindTitles } from '@zhengmei/domain/org'
import { Button, Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { staleOperations } from '../../../graphql/cache'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import { Problem, refusalOf } from '../../../ui/problem'
import { todayInShanghai } from '../../../ui/today'
import { UnitPicker } from '../unit-picker'
import { Impact } from './impact'
import { type ChangeForm, changedOperations, requestChange } from './mutations'
import { type ChangeKind, previewQuery, type Unit, type UnitKind } from './operations'
import { useUnitTexts } from './texts'

const kinds = Object.entries(orgKindTitles).map(([value, title]) => ({
  value: value.toUpperCase() as UnitKind,
  title,
}))

/** Changing a unit: fill in, look at what it brings about, confirm. */
export function ChangeDrawer(props: { kind: ChangeKind; unit: Unit; onClose: () => void }) {
  const t = useUnitTexts()
  return (
    <Drawer
      title={`${t(props.kind)} · ${props.unit.name}`}
      open
      onClose={props.onClose}
      size={520}
      destroyOnHidden
    >
      <Steps {...props} />
    </Drawer>
  )
}

const blank = (kind: ChangeKind, unit: Unit): ChangeForm => {
  const isNew = kind === 'CREATE'
  return {
    name: isNew ? '' : unit.name,
    code: '',
    kind: isNew ? 'DEPARTMENT' : unit.kind,
    category: isNew ? '' : (unit.category ?? ''),
    divisionCode: isNew ? '' : (unit.divisionCode ?? ''),
    residentPopulation: isNew ? '' : String(unit.residentPopulation ?? ''),
    targetId: '',
    effectiveOn: todayInShanghai(),
    reason: '',
  }
}

function Steps({ kind, unit, onClose }: { kind: ChangeKind; unit: Unit; onClose: () => void }) {
  const t = useUnitTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  // As the unit was when the form was opened, also when the page behind it is read again.
  const [opened] = useState(unit)
  const [key] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState(() => blank(kind, unit))
  const preview = useMutation({
    mutationFn: async () => {
      const { organisationChangePreview } = await queryClient.fetchQuery(
        previewQuery({
          kind,
          organisationId: kind === 'CREATE' ? undefined : unit.id,
          targetId: kind === 'CREATE' ? unit.id : form.targetId || undefined,
          name: kind === 'CREATE' || kind === 'RENAME' ? form.name : undefined,
          code: kind === 'CREATE' ? form.code : undefined,
          organisationKind: kind === 'CREATE' || kind === 'EDIT' ? form.kind : undefined,
          effectiveOn: form.effectiveOn || undefined,
          reason: form.reason || undefined,
        }),
      )
      return organisationChangePreview
    },
  })
  const change = useMutation({
    mutationFn: (version: number) => requestChange(queryClient, kind, opened, form, version, key),
    onSuccess: async (answer) => {
      if (answer.__typename !== 'OrganisationChanged') return
      await staleOperations(queryClient, changedOperations)
      onClose()
    },
  })
  const set = (filled: Partial<ChangeForm>) => {
    preview.reset()
    change.reset()
    setForm((before) => ({ ...before, ...filled }))
  }
  const seen = preview.data?.__typename === 'OrganisationChangePreview' ? preview.data : undefined
  const conflict = change.data?.__typename === 'VersionConflict' ? change.data : undefined
  return (
    <Form layout="vertical" onFinish={() => preview.mutate()}>
      <Fields kind={kind} unit={unit} form={form} onChange={set} />
      <Form.Item label={t('effectiveOn')} htmlFor="change-on" extra={t('effectiveHint')}>
        <Input
          id="change-on"
          type="date"
          value={form.effectiveOn}
          onChange={({ target }) => set({ effectiveOn: target.value })}
          required
        />
      </Form.Item>
      <Form.Item label={t('reason')} htmlFor="change-reason">
        <Input
          id="change-reason"
          value={form.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
      </Form.Item>
      {seen ? <Impact preview={seen} /> : null}
      {conflict ? (
        <Form.Item>
          <Notice meaning="unknown" title={say(conflict.message)} role="alert">
            {conflict.fields.map(({ field, yours, current }) => (
              <p key={field}>
                {t('conflictField', { field, yours: String(yours ?? ''), current: String(current ?? '') })}
              </p>
            ))}
            <Button loading={change.isPending} onClick={() => change.mutate(conflict.currentVersion)}>
              {t('overwrite')}
            </Button>
          </Notice>
        </Form.Item>
      ) : null}
      <Form.Item>
        <Problem
          refusal={refusalOf(change.data) ?? refusalOf(preview.data)}
          error={change.error ?? preview.error}
        />
      </Form.Item>
      {seen ? (
        <Button
          type="primary"
          danger={kind === 'MERGE' || kind === 'ABOLISH'}
          loading={change.isPending}
          onClick={() => change.mutate(opened.version)}
        >
          {seen.planned ? t('confirmPlan') : t('confirm', { what: t(kind) })}
        </Button>
      ) : (
        <Button type="primary" htmlType="submit" loading={preview.isPending}>
          {t('preview')}
        </Button>
      )}
    </Form>
  )
}

function Fields(props: {
  kind: ChangeKind
  unit: Unit
  form: ChangeForm
  onChange: (filled: Partial<ChangeForm>) => void
}) {
  const t = useUnitTexts()
  const say = useBilingual()
  const { kind, form, onChange } = props
  const isNew = kind === 'CREATE'
  const text = (
    field: 'name' | 'code' | 'category' | 'divisionCode' | 'residentPopulation',
    label: string,
  ) => (
    <Form.Item label={label} htmlFor={`change-${field}`}>
      <Input
        id={`change-${field}`}
        value={form[field]}
        inputMode={field === 'residentPopulation' ? 'numeric' : undefined}
        onChange={({ target }) => onChange({ [field]: target.value })}
        required={field === 'name' || field === 'code'}
      />
    </Form.Item>
  )
  if (kind === 'RENAME') return text('name', t('newName'))
  if (!isNew && kind !== 'EDIT') {
    const label = t(kind === 'MOVE' ? 'newParent' : kind === 'MERGE' ? 'mergeTarget' : 'childrenTo')
    return (
      <Form.Item label={label} htmlFor="change-target">
        <Target label={label} value={form.targetId} onChange={(targetId) => onChange({ targetId })} />
      </Form.Item>
    )
  }
  return (
    <>
      {isNew ? text('name', t('name')) : null}
      {isNew ? text('code', t('code')) : null}
      <Form.Item label={t('kind')} htmlFor="change-kind">
        <Select
          id="change-kind"
          value={form.kind}
          onChange={(value) => onChange({ kind: value })}
          options={kinds.map(({ value, title }) => ({ value, label: say(title) }))}
        />
      </Form.Item>
      {text('category', t('category'))}
      {text('divisionCode', t('division'))}
      {text('residentPopulation', t('population'))}
    </>
  )
}

function Target(props: { label: string; value: string; onChange: (id: string) => void }) {
  const [known, setKnown] = useState({ id: '', name: '' })
  return (
    <UnitPicker
      id="change-target"
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
