import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { Button, Form, InputNumber, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { gqlMutation } from '../../graphql'
import { DataTable, Second } from '../../ui/data-table'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import { Columns, Page, Panel } from '../../ui/page'
import { ForbiddenPage } from '../../ui/plain-pages'
import { Problem, refusalOf } from '../../ui/problem'
import { useUnsaved } from '../../ui/unsaved'
import { type Policy, policyQuery, setPolicyDocument } from './operations'
import styles from './security.module.css'
import { useSecurityTexts } from './texts'

/** How people sign in, decided by the security administrator. */
export default function SignInPolicyPage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const say = useBilingual()
  if (!viewer.viewerCanManageSignIn)
    return <ForbiddenPage role={viewer.appointment ? say(viewer.appointment.roleTitle) : ''} />
  return <SignInPolicy />
}

function SignInPolicy() {
  const t = useSecurityTexts()
  const policy = useQuery(policyQuery())
  return (
    <Page title={t('policy')} lead={t('policyLead')}>
      <Loaded query={policy}>
        {({ signInPolicy }) => <PolicyForm key={signInPolicy.version} policy={signInPolicy} />}
      </Loaded>
    </Page>
  )
}

const ruleNames = [
  'shortest',
  'kindsOfSigns',
  'changeAfterDays',
  'notOfTheLast',
  'tries',
  'withinMinutes',
] as const
const secondFactorRules = ['OFF', 'OPTIONAL', 'REQUIRED'] as const

function PolicyForm({ policy }: { policy: Policy }) {
  const t = useSecurityTexts()
  const say = useBilingual()
  const id = useId()
  const queryClient = useQueryClient()
  const set = useMutation(gqlMutation(queryClient, setPolicyDocument, ['SignInPolicy']))
  const [passwordProfile, setProfile] = useState(policy.passwordProfile)
  const [numbers, setNumbers] = useState({
    idleMinutes: policy.idleMinutes,
    absoluteHours: policy.absoluteHours,
    tokenDays: policy.tokenDays,
  })
  const [rules, setRules] = useState(policy.secondFactor)
  useUnsaved(
    passwordProfile !== policy.passwordProfile ||
      rules !== policy.secondFactor ||
      Object.entries(numbers).some(([key, value]) => policy[key as keyof typeof numbers] !== value),
  )
  const number = (key: keyof typeof numbers, label: string) => (
    <Form.Item label={label} htmlFor={`${id}-${key}`}>
      <InputNumber
        id={`${id}-${key}`}
        value={numbers[key]}
        onChange={(value) => setNumbers({ ...numbers, [key]: value ?? 0 })}
      />
    </Form.Item>
  )
  const save = () => {
    const secondFactor = rules.map(({ role, rule }) => ({ role, rule }))
    set.mutate({ input: { passwordProfile, ...numbers, secondFactor, version: policy.version } })
  }
  return (
    <Form layout="vertical" className={styles['stack']} disabled={!policy.viewerCanSet} onFinish={save}>
      {policy.viewerCanSet ? null : <Notice meaning="unknown">{t('notTheTop')}</Notice>}
      <Columns ratio="even">
        <Panel title={t('profile')}>
          <div className={styles['stack']}>
            <Radio.Group
              aria-label={t('profile')}
              vertical
              value={passwordProfile}
              onChange={(event) => setProfile(event.target.value)}
              options={(['ASVS', 'CLASSIFIED_PROTECTION'] as const).map((value) => ({
                value,
                label: t(`profile${value}`),
              }))}
            />
            {passwordProfile === policy.passwordProfile ? (
              <DataTable
                caption={t('profile')}
                heading="rule"
                columns={[
                  { key: 'rule', title: t('rule'), cell: (row) => t(row.name), wrap: true },
                  { key: 'value', title: t('value'), cell: (row) => row.value ?? t('nothing'), width: 5 },
                  {
                    key: 'source',
                    title: t('source'),
                    wrap: true,
                    cell: (row) => (
                      <>
                        {row.source}
                        {row.interpretation ? <Second>{say(row.interpretation)}</Second> : null}
                      </>
                    ),
                  },
                ]}
                rows={ruleNames.flatMap((name) => {
                  const rule = policy.passwordRules.find((each) => each.key === name)
                  return rule ? [{ name, ...rule }] : []
                })}
                rowKey={(row) => row.key}
              />
            ) : null}
          </div>
        </Panel>
        <Panel title={t('secondFactor')}>
          <div className={styles['grid']}>
            {rules.map((each) => (
              <Form.Item key={each.role} label={say(each.title)} htmlFor={`${id}-${each.role}`}>
                <Select
                  id={`${id}-${each.role}`}
                  value={each.rule}
                  onChange={(rule) =>
                    setRules(rules.map((other) => (other.role === each.role ? { ...other, rule } : other)))
                  }
                  options={secondFactorRules.map((value) => ({ value, label: t(`rule${value}`) }))}
                />
              </Form.Item>
            ))}
          </div>
        </Panel>
      </Columns>
      <Panel title={t('terms')}>
        <div className={styles['grid']}>
          {number('idleMinutes', t('idle'))}
          {number('absoluteHours', t('absolute'))}
          {number('tokenDays', t('tokenDays'))}
        </div>
        <Problem refusal={refusalOf(set.data?.setSignInPolicy)} error={set.error} />
        {policy.viewerCanSet ? (
          <Button type="primary" htmlType="submit" loading={set.isPending}>
            {t('save')}
          </Button>
        ) : null}
      </Panel>
    </Form>
  )
}
