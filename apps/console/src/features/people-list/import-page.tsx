import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { FileActions, FileDrop } from '../../ui/file-drop'
import { Page, Panel } from '../../ui/page'
import { refusalOf } from '../../ui/problem'
import { UploadProblem, uploadFiles } from '../dataset-import'
import { ImportResult } from './import-result'
import { importPeopleDocument, listOperations } from './operations'
import { usePeopleListTexts } from './texts'

/** A list of people and appointments: checked first, then saved as a whole. */
export default function ImportPeoplePage() {
  const t = usePeopleListTexts()
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [fileIds, setFileIds] = useState<readonly string[]>([])
  const request = useMutation(gqlMutation(queryClient, importPeopleDocument, listOperations))
  const check = useMutation({
    mutationFn: async () => {
      const ids = (await uploadFiles(files)).map(({ id }) => id)
      setFileIds(ids)
      return request.mutateAsync({ input: { fileIds: ids, dryRun: true } })
    },
  })
  const choose = (chosen: readonly File[]) => {
    setFiles(chosen)
    request.reset()
    check.reset()
  }
  const answer = request.data?.importPeople
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[
        <Link key="people" to="/people">
          {t('people')}
        </Link>,
      ]}
      actions={
        <>
          <Button href="/files/people/people.xlsx" download icon={<DownloadOutlined aria-hidden />}>
            {t('export')}
          </Button>
          <Button href="/files/people/template.xlsx" download icon={<DownloadOutlined aria-hidden />}>
            {t('template')}
          </Button>
        </>
      }
    >
      <Panel label={t('title')}>
        <FileDrop title={t('drop')} hint={t('dropHint')} files={files} onChange={choose}>
          <UploadProblem refusal={refusalOf(answer)} error={check.error ?? request.error} />
          <FileActions>
            <Button
              type={answer ? 'default' : 'primary'}
              loading={check.isPending}
              onClick={() => check.mutate()}
            >
              {check.isPending ? t('checking') : t('check')}
            </Button>
          </FileActions>
        </FileDrop>
      </Panel>
      {answer?.__typename === 'PeopleListResult' ? (
        <ImportResult
          result={answer}
          busy={request.isPending}
          onSave={() => request.mutate({ input: { fileIds: [...fileIds], dryRun: false } })}
        />
      ) : null}
    </Page>
  )
}
