import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import { Drawer } from '../drawer'
import { useLanguage } from '../language'
import { Loaded } from '../loaded'
import { Notice } from '../meaning'
import { Problem } from '../problem'
import type { BoundBulkAction, BulkRefusal } from './bulk'
import styles from './list.module.css'
import { useListTexts } from './texts'

const mostNamed = 50

/** What will be done to the rows selected, what will not and why; after it was confirmed, what came of it. */
export default function BulkDrawer(props: { action: BoundBulkAction; onClose: (done: boolean) => void }) {
  const t = useListTexts()
  const language = useLanguage()
  const { action } = props
  const id = useId()
  const preview = useQuery({
    // The reasons are said in the language being spoken.
    queryKey: ['bulk-preview', id, action.asked, language],
    queryFn: action.preview,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const doing = useMutation({ mutationFn: (perform: () => ReturnType<Perform>) => perform() })
  const close = () => props.onClose(doing.isSuccess)
  const will = preview.data?.will ?? []
  return (
    <Drawer
      open
      title={action.label}
      onClose={close}
      width="34rem"
      footer={
        doing.isSuccess ? (
          <Button type="primary" onClick={close}>
            {t('close')}
          </Button>
        ) : (
          <span style={{ display: 'flex', gap: '0.5rem' }}>
            <Button
              type="primary"
              danger={action.danger}
              loading={doing.isPending}
              disabled={will.length === 0}
              onClick={() => preview.data && doing.mutate(preview.data.perform)}
            >
              {t('confirm', { action: action.label })}
            </Button>
            <Button onClick={close}>{t('cancel')}</Button>
          </span>
        )
      }
    >
      <div className={styles['preview']} aria-live="polite">
        {doing.data ? (
          <>
            <Notice meaning="bonus">{t('changed', { count: doing.data.changed })}</Notice>
            <Refused rows={doing.data.refused} title="notChanged" />
          </>
        ) : (
          <>
            {action.form}
            <Loaded query={preview}>
              {(found) => (
                <div className={styles['preview']}>
                  {found.will.length === 0 ? (
                    <Notice meaning="deadline">{t('nothingWill')}</Notice>
                  ) : (
                    <section>
                      <h3>{t('willChange', { count: found.will.length })}</h3>
                      <Names names={found.will} />
                    </section>
                  )}
                  <Refused rows={found.refused} title="willRefuse" />
                </div>
              )}
            </Loaded>
            <Problem error={doing.error} />
          </>
        )}
      </div>
    </Drawer>
  )
}

type Perform = Awaited<ReturnType<BoundBulkAction['preview']>>['perform']

function Names({ names }: { names: readonly string[] }) {
  const t = useListTexts()
  return (
    <ul>
      {names.slice(0, mostNamed).map((name) => (
        <li key={name}>{name}</li>
      ))}
      {names.length > mostNamed ? <li>{t('andMore', { count: names.length - mostNamed })}</li> : null}
    </ul>
  )
}

function Refused({ rows, title }: { rows: readonly BulkRefusal[]; title: 'willRefuse' | 'notChanged' }) {
  const t = useListTexts()
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{t(title, { count: rows.length })}</h3>
      <ul>
        {rows.slice(0, mostNamed).map(({ row, reason }) => (
          <li key={`${row} ${reason}`}>
            {row} <span className={styles['reason']}>{reason}</span>
          </li>
        ))}
        {rows.length > mostNamed ? <li>{t('andMore', { count: rows.length - mostNamed })}</li> : null}
      </ul>
    </section>
  )
}
