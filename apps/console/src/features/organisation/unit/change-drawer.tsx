import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { staleOperations } from '../../../graphql/cache'
import { Drawer } from '../../../ui/drawer'
import { useBilingual } from '../../../ui/language'
import { Notice } from '../../../ui/meaning'
import { Problem, refusalOf } from '../../../ui/problem'
import { ChangeFields } from './change-fields'
import { blankForm, type ChangeForm, toldOf } from './change-form'
import { Impact } from './impact'
import { changedOperations, requestChange } from './mutations'
import { type ChangeKind, previewQuery, type Unit } from './operations'
import { useUnitTexts } from './texts'

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

function Steps({ kind, unit, onClose }: { kind: ChangeKind; unit: Unit; onClose: () => void }) {
  const t = useUnitTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  // As the unit was when the form was opened, also when the page behind it is read again.
  const [opened] = useState(unit)
  const [key] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState(() => blankForm(kind, unit))
  const preview = useMutation({
    mutationFn: async () => {
      const { organisationChangePreview } = await queryClient.fetchQuery(
        previewQuery({
          kind,
          organisationId: kind === 'CREATE' ? undefined : unit.id,
          targetId: kind === 'CREATE' ? unit.id : form.targetId || undefined,
          ...toldOf(kind, form, unit),
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
  const titles: Readonly<Record<string, string>> = {
    name: t('name'),
    kind: t('kind'),
    category: t('category'),
    divisionCode: t('division'),
    residentPopulation: t('population'),
    lineParentId: t('lineParent'),
    targetId: t('parent'),
  }
  const conflict = change.data?.__typename === 'VersionConflict' ? change.data : undefined
  const refusal = refusalOf(change.data) ?? refusalOf(preview.data)
  return (
    <Form layout="vertical" onFinish={() => preview.mutate()}>
      <ChangeFields kind={kind} unit={unit} form={form} refusal={refusal} onChange={set} />
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
                {t('conflictField', {
                  field: titles[field] ?? field,
                  yours: String(yours ?? ''),
                  current: String(current ?? ''),
                })}
              </p>
            ))}
            <Button loading={change.isPending} onClick={() => change.mutate(conflict.currentVersion)}>
              {t('overwrite')}
            </Button>
          </Notice>
        </Form.Item>
      ) : null}
      {refusal || change.error || preview.error ? (
        <Form.Item>
          <Problem {...(refusal ? { refusal } : {})} error={change.error ?? preview.error} />
        </Form.Item>
      ) : null}
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
