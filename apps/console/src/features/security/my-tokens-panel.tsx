import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Copyable } from '../../ui/copyable'
import { Loaded } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import { Panel } from '../../ui/page'
import { Pager } from '../../ui/pager'
import { Problem, refusalOf } from '../../ui/problem'
import { UnitPicker } from '../organisation'
import { MyTokenTable } from './my-token-table'
import { createTokenDocument, myTokensQuery, tokenOperations } from './operations'
import styles from './security.module.css'
import { useSecurityTexts } from './texts'

/** One's own tokens, and making another. */
export function MyTokensPanel() {
  const t = useSecurityTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { after } = useSearch({ from: '/signed-in/my-security' })
  const navigate = useNavigate({ from: '/my-security' })
  const tokens = useQuery({ ...myTokensQuery({ after }), placeholderData: keepPreviousData })
  const [making, setMaking] = useState(false)
  const mayMake = viewer.viewerCanCreateTokens && !making
  return (
    <Panel
      title={t('tokens')}
      flush
      extra={mayMake ? <Button onClick={() => setMaking(true)}>{t('create')}</Button> : null}
    >
      {making ? <NewToken /> : null}
      <Loaded query={tokens}>
        {({ myApiTokens: page }) => (
          <>
            <MyTokenTable rows={page.nodes} />
            <Pager
              page={page}
              pageSize={20}
              shown={page.nodes.length}
              after={after}
              onTurn={(turn) =>
                void navigate({ search: { after: turn.after }, state: { trail: turn.trail } })
              }
            />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function NewToken() {
  const t = useSecurityTexts()
  const id = useId()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const queryClient = useQueryClient()
  const create = useMutation(gqlMutation(queryClient, createTokenDocument, tokenOperations))
  const own = viewer.appointment?.organisation
  const [name, setName] = useState('')
  const [unit, setUnit] = useState({ id: own?.id ?? '', name: own?.name ?? '' })
  const [access, setAccess] = useState<'READ_ONLY' | 'INGEST_ONLY'>('READ_ONLY')
  const [days, setDays] = useState(90)
  const made = create.data?.createApiToken
  if (made?.__typename === 'ApiTokenCreated')
    return (
      <div className={styles['making']}>
        <Notice meaning="deadline" title={t('created')} role="status">
          <p>{t('createdText')}</p>
          <Copyable value={made.text} label={t('token')} />
        </Notice>
      </div>
    )
  const kinds = viewer.viewerCanImport ? (['READ_ONLY', 'INGEST_ONLY'] as const) : (['READ_ONLY'] as const)
  return (
    <Form
      layout="vertical"
      className={styles['making']}
      onFinish={() => create.mutate({ input: { name, organisationId: unit.id, access, days } })}
    >
      <div className={styles['grid']}>
        <Form.Item label={t('name')} htmlFor={`${id}-name`}>
          <Input
            id={`${id}-name`}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
          />
        </Form.Item>
        <Form.Item label={t('unit')} htmlFor={`${id}-unit`}>
          <UnitPicker id={`${id}-unit`} label={t('unit')} value={unit.id} known={unit} onChange={setUnit} />
        </Form.Item>
        <Form.Item label={t('access')} htmlFor={`${id}-access`}>
          <Select
            id={`${id}-access`}
            value={access}
            onChange={setAccess}
            options={kinds.map((value) => ({ value, label: t(value) }))}
          />
        </Form.Item>
        <Form.Item label={t('days')} htmlFor={`${id}-days`}>
          <InputNumber
            id={`${id}-days`}
            min={1}
            max={1098}
            value={days}
            onChange={(value) => setDays(value ?? 1)}
          />
        </Form.Item>
      </div>
      <Problem refusal={refusalOf(made)} error={create.error} />
      <Form.Item>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </Form.Item>
    </Form>
  )
}
