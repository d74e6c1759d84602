import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Copyable } from '../../ui/copyable'
import { formatInstant } from '../../ui/format'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import { usePunctuation } from '../../ui/punctuation'
import { QrPicture } from '../../ui/qr-picture'
import {
  confirmTotpDocument,
  offerTotpDocument,
  removeTotpDocument,
  renewRecoveryCodesDocument,
  secondFactorOperations,
  secondFactorQuery,
} from './operations'
import { RecoveryCodes } from './recovery-codes'
import styles from './security.module.css'
import { useSecurityTexts } from './texts'

/** The second step: how it stands, and setting it up or taking it away. The picture is drawn here; no secret leaves the page. */
export function SecondFactorPanel() {
  const t = useSecurityTexts()
  const state = useQuery(secondFactorQuery())
  return (
    <Panel title={t('secondFactor')}>
      <div className={styles['stack']}>
        <p>{t('secondFactorText')}</p>
        <Loaded query={state} lines={2}>
          {({ mySecondFactor: { rule, enrolledAt, recoveryCodesLeft } }) => (
            <div className={styles['stack']}>
              <p>
                {enrolledAt === null
                  ? t(rule)
                  : t('enrolled', { at: formatInstant(enrolledAt), count: recoveryCodesLeft })}
              </p>
              {enrolledAt !== null ? <InUse /> : rule === 'OFF' ? null : <Setup />}
            </div>
          )}
        </Loaded>
      </div>
    </Panel>
  )
}

function CodeField(props: { id: string; value: string; onChange: (code: string) => void }) {
  const t = useSecurityTexts()
  return (
    <>
      <label htmlFor={props.id}>{t('code')}</label>
      <Input
        id={props.id}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        style={{ width: '9rem' }}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </>
  )
}

function Setup() {
  const t = useSecurityTexts()
  const { colon } = usePunctuation()
  const id = useId()
  const queryClient = useQueryClient()
  const [code, setCode] = useState('')
  const offer = useMutation(gqlMutation(queryClient, offerTotpDocument, []))
  const confirm = useMutation(gqlMutation(queryClient, confirmTotpDocument, []))
  const offered = offer.data?.offerTotp
  const confirmed = confirm.data?.confirmTotp
  if (confirmed?.__typename === 'RecoveryCodes') return <RecoveryCodes codes={confirmed.recoveryCodes} />
  return (
    <>
      {offered?.__typename === 'TotpOffered' ? (
        <div className={styles['enrol']}>
          <QrPicture value={offered.uri} />
          <form
            className={styles['stack']}
            onSubmit={(event) => {
              event.preventDefault()
              confirm.mutate({ code })
            }}
          >
            <p>{t('scan')}</p>
            <p>
              {colon(t('secret'), '')}
              <Copyable value={offered.secret} label={t('secret')} />
            </p>
            <p className={styles['row']}>
              <CodeField id={id} value={code} onChange={setCode} />
              <Button type="primary" htmlType="submit" loading={confirm.isPending}>
                {t('confirm')}
              </Button>
            </p>
          </form>
        </div>
      ) : (
        <p className={styles['row']}>
          <Button loading={offer.isPending} onClick={() => offer.mutate({})}>
            {t('begin')}
          </Button>
        </p>
      )}
      <Problem refusal={refusalOf(offered) ?? refusalOf(confirmed)} error={offer.error ?? confirm.error} />
    </>
  )
}

function InUse() {
  const t = useSecurityTexts()
  const id = useId()
  const queryClient = useQueryClient()
  const [code, setCode] = useState('')
  const renew = useMutation(gqlMutation(queryClient, renewRecoveryCodesDocument, []))
  const remove = useMutation(gqlMutation(queryClient, removeTotpDocument, secondFactorOperations))
  const renewed = renew.data?.renewRecoveryCodes
  return (
    <>
      {renewed?.__typename === 'RecoveryCodes' ? <RecoveryCodes codes={renewed.recoveryCodes} /> : null}
      <p>{t('codeFor')}</p>
      <p className={styles['row']}>
        <CodeField id={id} value={code} onChange={setCode} />
        <Button loading={renew.isPending} onClick={() => renew.mutate({ code })}>
          {t('renew')}
        </Button>
        <Button danger loading={remove.isPending} onClick={() => remove.mutate({ code })}>
          {t('remove')}
        </Button>
      </p>
      <Problem
        refusal={refusalOf(remove.data?.removeTotp) ?? refusalOf(renewed)}
        error={remove.error ?? renew.error}
      />
    </>
  )
}
