import { CloseOutlined, FileTextOutlined, InboxOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type DragEvent, useId, useState } from 'react'
import { gqlMutation } from '../../graphql'
import { formatBytes } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Notice } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import { requestImportDocument } from './operations'
import { useImportTexts } from './texts'
import { UploadError, uploadFiles } from './upload-files'
import styles from './upload-panel.module.css'

/** Choosing files, sending them, and asking for a dry run or an import. */
export function UploadPanel() {
  const t = useImportTexts()
  const say = useBilingual()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const inputId = useId()
  const [files, setFiles] = useState<readonly File[]>([])
  const [over, setOver] = useState(false)
  const request = useMutation(gqlMutation(queryClient, requestImportDocument, ['ImportJobs', 'Overview']))
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
  const add = (list: FileList | null) => {
    const more = [...(list ?? [])]
    setFiles((before) => [...before.filter((file) => !more.some((each) => each.name === file.name)), ...more])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  const uploadProblem =
    send.error instanceof UploadError
      ? t('uploadFailed', { reason: send.error.refusal ? say(send.error.refusal) : send.error.message })
      : undefined
  return (
    <Panel label={t('title')}>
      <div className={styles['upload']}>
        <label
          htmlFor={inputId}
          className={styles['drop']}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <InboxOutlined aria-hidden className={styles['icon']} />
          <span className={styles['dropTitle']}>{t('drop')}</span>
          <span className={styles['hint']}>{t('dropHint')}</span>
          <input
            id={inputId}
            type="file"
            multiple
            accept=".xlsx,.csv"
            className={styles['input']}
            onChange={(event) => {
              add(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
        {files.length > 0 ? (
          <div className={styles['chosen']}>
            <h3>{t('chosen')}</h3>
            <ul className={styles['files']}>
              {files.map((file) => (
                <li key={file.name}>
                  <FileTextOutlined aria-hidden />
                  <span>{file.name}</span>
                  <span className={styles['hint']}>{formatBytes(file.size)}</span>
                  <Button
                    type="text"
                    size="small"
                    aria-label={t('remove', { name: file.name })}
                    icon={<CloseOutlined aria-hidden />}
                    onClick={() => setFiles((before) => before.filter((each) => each !== file))}
                  />
                </li>
              ))}
            </ul>
            {uploadProblem ? (
              <Notice meaning="veto" role="alert">
                {uploadProblem}
              </Notice>
            ) : (
              <Problem refusal={refusalOf(send.data?.requestImport)} error={send.error} />
            )}
            <p className={styles['actions']}>
              <Button type="primary" loading={send.isPending} onClick={() => send.mutate(true)}>
                {send.isPending ? t('uploading') : t('dryRunFirst')}
              </Button>
              <Button disabled={send.isPending} onClick={() => send.mutate(false)}>
                {t('importNow')}
              </Button>
            </p>
          </div>
        ) : null}
      </div>
    </Panel>
  )
}
