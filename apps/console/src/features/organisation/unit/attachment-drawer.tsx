import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../../graphql'
import { Drawer } from '../../../ui/drawer'
import { useBilingual } from '../../../ui/language'
import { Problem, refusalOf } from '../../../ui/problem'
import { todayInShanghai } from '../../../ui/today'
import { useUnsaved } from '../../../ui/unsaved'
import { AttachmentImpact } from './attachment-impact'
import {
  type Attachment,
  attachDocument,
  attachedOperations,
  attachPreviewQuery,
  editionsQuery,
  endDocument,
  endPreviewQuery,
} from './attachment-operations'
import { useAttachmentTexts } from './attachment-texts'
import type { Unit } from './operations'

interface Filled {
  readonly editionId: string
  readonly on: string
  readonly reason: string
}

/** Attaching a rulebook, or ending that: fill in, look at what follows, confirm. */
export function AttachmentDrawer(props: {
  unit: Unit
  /** The attachment that is to end; a new one is made unless told. */
  ending: Attachment | undefined
  onClose: () => void
}) {
  const t = useAttachmentTexts()
  const { unit, ending, onClose } = props
  const title = ending
    ? t('endTitle', { name: ending.edition.shortName })
    : t('attachTitle', { name: unit.name })
  return (
    <Drawer title={title} open onClose={onClose} size={560} destroyOnHidden>
      <Steps {...props} />
    </Drawer>
  )
}

function Steps({
  unit,
  ending,
  onClose,
}: {
  unit: Unit
  ending: Attachment | undefined
  onClose: () => void
}) {
  const t = useAttachmentTexts()
  const [form, setForm] = useState<Filled>({ editionId: '', on: todayInShanghai(), reason: '' })
  useUnsaved(form.editionId !== '' || form.reason !== '')
  const { preview, save } = useAttachmentSteps(unit, ending, form, onClose)
  const set = (filled: Partial<Filled>) => {
    preview.reset()
    save.reset()
    setForm((before) => ({ ...before, ...filled }))
  }
  const seen = preview.data?.__typename === 'RulebookAttachmentPreview' ? preview.data : undefined
  return (
    <Form layout="vertical" onFinish={() => preview.mutate()}>
      {ending ? null : <EditionField value={form.editionId} onChange={(editionId) => set({ editionId })} />}
      <Form.Item label={t(ending ? 'endOn' : 'attachOn')} htmlFor="attachment-on">
        <Input
          id="attachment-on"
          type="date"
          value={form.on}
          onChange={({ target }) => set({ on: target.value })}
          required
        />
      </Form.Item>
      <Form.Item label={t('reason')} htmlFor="attachment-reason">
        <Input
          id="attachment-reason"
          value={form.reason}
          maxLength={300}
          onChange={({ target }) => set({ reason: target.value })}
          required
        />
      </Form.Item>
      {seen ? <AttachmentImpact preview={seen} /> : null}
      <Form.Item>
        <Problem
          refusal={refusalOf(save.data) ?? refusalOf(preview.data)}
          error={save.error ?? preview.error}
        />
      </Form.Item>
      {seen ? (
        <Button
          type="primary"
          danger={ending !== undefined}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t(ending ? 'confirmEnd' : 'confirmAttach')}
        </Button>
      ) : (
        <Button
          type="primary"
          htmlType="submit"
          loading={preview.isPending}
          disabled={!ending && form.editionId === ''}
        >
          {t('preview')}
        </Button>
      )}
    </Form>
  )
}

/** Looking at what follows, and saving it. */
function useAttachmentSteps(unit: Unit, ending: Attachment | undefined, form: Filled, onSaved: () => void) {
  const queryClient = useQueryClient()
  const { editionId, on, reason } = form
  const attaching = { organisationId: unit.id, editionId, on, reason }
  const end = ending && { attachmentId: ending.id, on, reason }
  const attach = useMutation(gqlMutation(queryClient, attachDocument, attachedOperations))
  const detach = useMutation(gqlMutation(queryClient, endDocument, attachedOperations))
  const preview = useMutation({
    mutationFn: async () =>
      end
        ? (await queryClient.fetchQuery(endPreviewQuery(end))).rulebookAttachmentEndPreview
        : (await queryClient.fetchQuery(attachPreviewQuery(attaching))).rulebookAttachmentPreview,
  })
  const save = useMutation({
    mutationFn: async () =>
      end
        ? (await detach.mutateAsync({ input: end })).endRulebookAttachment
        : (await attach.mutateAsync({ input: attaching })).attachRulebook,
    onSuccess: (answer) => {
      if (answer.__typename === 'RulebookAttached') onSaved()
    },
  })
  return { preview, save }
}

function EditionField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useAttachmentTexts()
  const say = useBilingual()
  const editions = useQuery(editionsQuery())
  const offered = (editions.data?.rulebooks ?? []).filter(({ level }) => level !== 'WHAT_IF')
  return (
    <Form.Item label={t('book')} htmlFor="attachment-book">
      <Select
        id="attachment-book"
        aria-label={t('book')}
        value={value || undefined}
        placeholder={t('choose')}
        loading={editions.isPending}
        onChange={onChange}
        options={offered.map(({ id, version, title }) => ({
          value: id,
          label: t('edition', { name: say(title), version }),
        }))}
      />
    </Form.Item>
  )
}
