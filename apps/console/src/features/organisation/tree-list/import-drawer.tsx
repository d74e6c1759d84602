import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../../graphql'
import { Drawer } from '../../../ui/drawer'
import { FileActions, FileDrop } from '../../../ui/file-drop'
import { refusalOf } from '../../../ui/problem'
import { todayInShanghai } from '../../../ui/today'
import { useUnsaved } from '../../../ui/unsaved'
import { UploadProblem, uploadFiles } from '../../dataset-import'
import { ImportResult } from './import-result'
import { importedOperations, importTreeDocument } from './operations'
import { useTreeListTexts } from './texts'

/** Bringing a mended file of units back: checked first, then saved or planned as a whole. */
export default function ImportDrawer(props: { unit: { readonly name: string }; onClose: () => void }) {
  const t = useTreeListTexts()
  return (
    <Drawer
      title={t('title', { name: props.unit.name })}
      open
      onClose={props.onClose}
      size={720}
      destroyOnHidden
    >
      <p>{t('lead')}</p>
      <Steps />
    </Drawer>
  )
}

function Steps() {
  const t = useTreeListTexts()
  const { files, effect, choose, set, check, request, save } = useImport()
  const answer = request.data?.importOrganisations
  const result = answer?.__typename === 'OrganisationListResult' ? answer : undefined
  useUnsaved(files.length > 0 && result?.outcome !== 'SAVED')
  return (
    <Form layout="vertical" style={{ marginTop: '1rem' }}>
      <Form.Item label={t('effectiveOn')} htmlFor="tree-list-on" extra={t('effectiveHint')}>
        <Input
          id="tree-list-on"
          type="date"
          value={effect.on}
          onChange={({ target }) => set({ ...effect, on: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('reason')} htmlFor="tree-list-reason">
        <Input
          id="tree-list-reason"
          value={effect.reason}
          onChange={({ target }) => set({ ...effect, reason: target.value })}
        />
      </Form.Item>
      <Form.Item>
        <FileDrop title={t('drop')} hint={t('dropHint')} files={files} onChange={choose}>
          <UploadProblem refusal={refusalOf(answer)} error={check.error ?? request.error} />
          <FileActions>
            <Button
              type={result ? 'default' : 'primary'}
              loading={check.isPending}
              onClick={() => check.mutate()}
            >
              {t('check')}
            </Button>
          </FileActions>
        </FileDrop>
      </Form.Item>
      {result ? <ImportResult result={result} busy={request.isPending} onSave={save} /> : null}
    </Form>
  )
}

/** The files that were chosen, what is asked of them, and what that came to. */
function useImport() {
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [effect, setEffect] = useState({ on: todayInShanghai(), reason: '' })
  const [uploaded, setUploaded] = useState<{ ids: readonly string[]; key: string }>()
  const request = useMutation(gqlMutation(queryClient, importTreeDocument, importedOperations))
  const asked = (fileIds: readonly string[], dryRun: boolean) => ({
    fileIds: [...fileIds],
    dryRun,
    effectiveOn: effect.on || undefined,
    reason: effect.reason || undefined,
  })
  const check = useMutation({
    mutationFn: async () => {
      const ids = (await uploadFiles(files)).map(({ id }) => id)
      setUploaded({ ids, key: crypto.randomUUID() })
      return request.mutateAsync({ input: asked(ids, true) })
    },
  })
  const anew = () => {
    request.reset()
    check.reset()
  }
  return {
    files,
    effect,
    check,
    request,
    choose: (chosen: readonly File[]) => {
      setFiles(chosen)
      anew()
    },
    set: (next: typeof effect) => {
      setEffect(next)
      anew()
    },
    save: () => {
      if (uploaded) request.mutate({ input: { ...asked(uploaded.ids, false), idempotencyKey: uploaded.key } })
    },
  }
}
