import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouteContext } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../../graphql'
import { useBilingual } from '../../../ui/language'
import { LinkButton } from '../../../ui/link-button'
import { Loaded } from '../../../ui/loaded'
import { Page } from '../../../ui/page'
import { ForbiddenPage, NotFoundPage } from '../../../ui/plain-pages'
import { Problem, refusalOf } from '../../../ui/problem'
import { accountOperations } from '../list-operations'
import { AccountFields } from './account-fields'
import { BothSides } from './both-sides'
import { changesOf, type Draft, differences, draftOf } from './draft'
import { FormFrame } from './form-frame'
import { type AccountFile, editAccountDocument, fileQuery } from './operations'
import { useFormTexts } from './texts'
import { useFindings } from './use-findings'
import { useProblems } from './use-problems'

/** Edits the file of an account. */
export default function EditAccountPage() {
  const { accountId } = useParams({ from: '/signed-in/accounts/$accountId/edit' })
  const file = useQuery(fileQuery(accountId))
  return (
    <Loaded query={file} lines={10}>
      {({ account }) => (account ? <Edit key={account.id} file={account} /> : <NotFoundPage />)}
    </Loaded>
  )
}

function Edit({ file }: { file: AccountFile }) {
  const t = useFormTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  if (!file.viewerCanEdit)
    return <ForbiddenPage role={viewer.appointment ? say(viewer.appointment.roleTitle) : ''} />
  return (
    <Page
      title={t('editTitle', { name: file.name })}
      lead={t('editLead')}
      crumbs={[
        <Link key="root" to="/accounts">
          {t('accounts')}
        </Link>,
        <Link key="account" to="/accounts/$accountId" params={{ accountId: file.id }}>
          {file.name}
        </Link>,
      ]}
    >
      <EditForm file={file} />
    </Page>
  )
}

function EditForm({ file }: { file: AccountFile }) {
  const t = useFormTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  // As the file was when the form was opened, also when it is read again behind it.
  const [opened, setOpened] = useState(() => ({ fields: draftOf(file), version: file.version }))
  const [draft, setDraft] = useState(opened.fields)
  const edit = useMutation(gqlMutation(queryClient, editAccountDocument, accountOperations))
  const checked = useFindings(draft, file.id)
  const answer = edit.data?.editAccount
  const refusal = refusalOf(answer)
  const problems = useProblems(refusal)
  const conflict = answer?.__typename === 'VersionConflict' ? answer : undefined
  const change = (changed: Partial<Draft>) => {
    problems.forget(Object.keys(changed))
    setDraft((before) => ({ ...before, ...changed }))
  }
  const save = async (from: typeof opened, wanted: Draft) => {
    if (edit.isPending || !problems.isWhole(wanted)) return
    const { editAccount } = await edit.mutateAsync({
      input: { accountId: file.id, version: from.version, ...changesOf(from.fields, wanted) },
    })
    if (editAccount.__typename === 'AccountEdited')
      await navigate({ to: '/accounts/$accountId', params: { accountId: file.id }, ignoreBlocker: true })
  }
  // The answer makes the file stale, and it is read again: what stands there now is the other side.
  const current = conflict && file.version >= conflict.currentVersion ? file : undefined
  const dirty = differences(opened.fields, draft).length > 0
  return (
    <FormFrame
      label={t('editTitle', { name: file.name })}
      dirty={dirty}
      refused={problems.refused}
      onSave={() => {
        if (!conflict && dirty) void save(opened, draft)
      }}
      checked={checked}
      foot={
        <>
          <Button type="primary" htmlType="submit" loading={edit.isPending} disabled={!dirty || !!conflict}>
            {t('save')}
          </Button>
          <LinkButton to="/accounts/$accountId" params={{ accountId: file.id }}>
            {t('cancel')}
          </LinkButton>
        </>
      }
    >
      {conflict && current ? (
        <BothSides
          who={conflict.changedBy}
          opened={opened.fields}
          mine={draft}
          current={draftOf(current)}
          saving={edit.isPending}
          onChosen={(chosen) => {
            const base = { fields: draftOf(current), version: current.version }
            setOpened(base)
            setDraft(chosen)
            void save(base, chosen)
          }}
        />
      ) : null}
      <AccountFields draft={draft} file={file} checked={checked} problemOf={problems.of} onChange={change} />
      <Problem refusal={problems.isShownAtField ? undefined : refusal} error={edit.error} />
    </FormFrame>
  )
}
