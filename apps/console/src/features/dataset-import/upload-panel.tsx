import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { FileActions, FileDrop } from '../../ui/file-drop'
import { Panel } from '../../ui/page'
import { refusalOf } from '../../ui/problem'
import { requestImportDocument } from './operations'
import { useImportTexts } from './texts'
import { uploadFiles } from './upload-files'
import { UploadProblem } from './upload-problem'

/** Choosing files, sending them, and asking for a dry run or an import. */
export function UploadPanel() {
  const t = useImportTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const request = useMutation(gqlMutation(queryClient, requestImportDocument, ['ImportJobs', 'Workbench']))
  const send = useMutation({
    mutationFn: async (dryRun: boolean) => {
      const stored = await uploadFiles(files)
      return request.mutateAsync({ input: { fileIds: stored.map((file) => file.id), dryRun } })
    },
    onSuccess: async ({ requestImport: answer }) => {
      if (answer.__typename === 'ImportRequested')
        await navigate({ to: '/imports/$jobId', params: { jobId: answer.job.id } })
    },
  })
  return (
    <Panel label={t('title')}>
      <FileDrop title={t('drop')} hint={t('dropHint')} files={files} onChange={setFiles}>
        <UploadProblem refusal={refusalOf(send.data?.requestImport)} error={send.error} />
        <FileActions>
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate(true)}>
            {send.isPending ? t('uploading') : t('dryRunFirst')}
          </Button>
          <Button disabled={send.isPending} onClick={() => send.mutate(false)}>
            {t('importNow')}
          </Button>
        </FileActions>
      </FileDrop>
    </Panel>
  )
}
