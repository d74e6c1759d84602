import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../../graphql'
import { LinkButton } from '../../../ui/link-button'
import { Waiting } from '../../../ui/loaded'
import { Notice } from '../../../ui/meaning'
import { Page } from '../../../ui/page'
import { Problem, refusalOf } from '../../../ui/problem'
import { todayInShanghai } from '../../../ui/today'
import { accountOperations } from '../list-operations'
import { AccountFields } from './account-fields'
import { blankDraft, type Chosen, type Draft, nextDraft } from './draft'
import { FormFrame } from './form-frame'
import { createAccountDocument, hostQuery } from './operations'
import { useFormTexts } from './texts'
import { useFindings } from './use-findings'
import { useProblems } from './use-problems'

/** Registers an account, of the unit in the address where it names one. */
export default function CreateAccountPage() {
  const t = useFormTexts()
  const { unit } = useSearch({ from: '/signed-in/accounts/new' })
  const host = useQuery({ ...hostQuery(unit ?? ''), enabled: unit !== undefined })
  const found = host.data?.organisation
  return (
    <Page
      title={t('newTitle')}
      lead={t('newLead')}
      crumbs={[
        <Link key="root" to="/accounts">
          {t('accounts')}
        </Link>,
      ]}
    >
      {host.isLoading ? (
        <Waiting lines={10} />
      ) : (
        // A unit that is no more is not taken over: another one has to be chosen.
        <CreateForm host={found && found.abolishedOn === null ? { id: found.id, name: found.name } : null} />
      )}
    </Page>
  )
}

interface Saved {
  readonly id: string
  readonly code: string
  readonly name: string
}

function CreateForm({ host }: { host: Chosen | null }) {
  const t = useFormTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [blank, setBlank] = useState(() => blankDraft(host, todayInShanghai()))
  const [draft, setDraft] = useState(blank)
  // The same until something is saved under it: a second press, or a try after the line broke, registers nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [saved, setSaved] = useState<Saved>()
  const create = useMutation(gqlMutation(queryClient, createAccountDocument, accountOperations))
  const checked = useFindings(draft, undefined)
  const refusal = refusalOf(create.data?.createAccount)
  const problems = useProblems(refusal)
  const change = (changed: Partial<Draft>) => {
    problems.forget(Object.keys(changed))
    setDraft((before) => ({ ...before, ...changed }))
  }
  const save = async (then: 'open' | 'next') => {
    if (create.isPending || !problems.isWhole(draft)) return
    const { host: unit, platform, operator, exemptionReason, ...rest } = draft
    if (!unit || !platform) return
    const { createAccount: answer } = await create.mutateAsync({
      input: {
        ...rest,
        organisationId: unit.id,
        platform,
        operatorId: operator?.id,
        exemptionReason,
        idempotencyKey: key,
      },
    })
    if (answer.__typename !== 'AccountCreated') return
    if (then === 'open') {
      const params = { accountId: answer.account.id }
      await navigate({ to: '/accounts/$accountId', params, ignoreBlocker: true })
      return
    }
    const next = nextDraft(draft)
    setSaved(answer.account)
    setBlank(next)
    setDraft(next)
    setKey(crypto.randomUUID())
    problems.focus('platform')
  }
  return (
    <FormFrame
      label={t('newTitle')}
      dirty={JSON.stringify(draft) !== JSON.stringify(blank)}
      refused={problems.refused}
      onSave={() => void save('open')}
      checked={checked}
      foot={
        <>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('save')}
          </Button>
          <Button loading={create.isPending} onClick={() => void save('next')}>
            {t('saveNext')}
          </Button>
          <LinkButton to="/accounts">{t('cancel')}</LinkButton>
        </>
      }
    >
      {saved ? (
        <Notice meaning="bonus" role="status" title={t('created')}>
          <Link to="/accounts/$accountId" params={{ accountId: saved.id }}>
            {saved.name}
          </Link>{' '}
          {t('createdText', { code: saved.code })}
        </Notice>
      ) : null}
      <AccountFields draft={draft} checked={checked} problemOf={problems.of} onChange={change} />
      <Problem refusal={problems.isShownAtField ? undefined : refusal} error={create.error} />
    </FormFrame>
  )
}
