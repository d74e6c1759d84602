import { mediaTypeTitles, platformTitles } from '@zhengmei/domain/account'
import { Input, Radio, Select } from 'antd'
import { useBilingual } from '../../../ui/language'
import { Panel } from '../../../ui/page'
import { UnitPicker } from '../../organisation'
import { type Draft, usualMedia } from './draft'
import { Field, Settled } from './field'
import styles from './form.module.css'
import { HostNotes } from './host-notes'
import type { AccountFile, PlatformWord } from './operations'
import { OperatorPicker } from './operator-picker'
import { useFormTexts } from './texts'
import type { Checked } from './use-findings'

/** What the fields of the form are filled with, told and changed by. */
export interface FieldsProps {
  readonly draft: Draft
  /** Absent: it is registered now. */
  readonly file?: AccountFile
  readonly checked: Checked
  readonly problemOf: (field: string) => string | undefined
  readonly onChange: (changed: Partial<Draft>) => void
}

const platforms = Object.entries(platformTitles).map(([value, title]) => ({
  value: value.toUpperCase() as PlatformWord,
  title,
}))
const media = Object.entries(mediaTypeTitles).map(([value, title]) => ({
  value: value.toUpperCase() as Draft['mediaType'],
  title,
}))

/** The fields of the file, in the order in which a filing form asks for them. */
export function AccountFields(props: FieldsProps) {
  const t = useFormTexts()
  return (
    <>
      <Panel title={t('belonging')}>
        <Belonging {...props} />
      </Panel>
      <Panel title={t('onPlatform')}>
        <OnPlatform {...props} />
      </Panel>
      <Panel title={t('keeping')}>
        <Keeping {...props} />
      </Panel>
    </>
  )
}

function Belonging({ draft, file, checked, problemOf, onChange }: FieldsProps) {
  const t = useFormTexts()
  const { host } = draft
  return (
    <div className={styles['fields']}>
      {file ? (
        <Settled label={t('host')}>{file.organisation.name}</Settled>
      ) : (
        <Field
          id="account-organisationId"
          label={t('host')}
          needed
          problem={problemOf('organisationId')}
          findings={checked.of('organisationId')}
          hint={t('hostHint')}
        >
          {({ id, 'aria-describedby': described }) => (
            <UnitPicker
              id={id}
              aria-describedby={described}
              label={t('host')}
              value={host?.id ?? ''}
              known={host ?? { id: '', name: '' }}
              onChange={(unit) => {
                const follows = draft.certifiedSubject === (host?.name ?? '')
                onChange({ host: unit, ...(follows ? { certifiedSubject: unit.name } : {}) })
              }}
            />
          )}
        </Field>
      )}
      {file ? (
        <Settled label={t('supervising')}>{file.organisation.supervision.organisation?.name ?? '—'}</Settled>
      ) : (
        <HostNotes host={host} />
      )}
      <Field
        id="account-certifiedSubject"
        label={t('certifiedSubject')}
        problem={problemOf('certifiedSubject')}
        findings={checked.of('certifiedSubject')}
        hint={t('certifiedHint')}
        wide
      >
        {(control) => (
          <Input
            {...control}
            value={draft.certifiedSubject}
            onChange={({ target }) => onChange({ certifiedSubject: target.value })}
          />
        )}
      </Field>
    </div>
  )
}

function OnPlatform({ draft, file, checked, problemOf, onChange }: FieldsProps) {
  const t = useFormTexts()
  const say = useBilingual()
  const text = (
    field: 'name' | 'handle' | 'url',
    label: string,
    more: { needed?: boolean; hint?: string },
  ) => (
    <Field
      id={`account-${field}`}
      label={label}
      problem={problemOf(field)}
      findings={field === 'url' ? [] : checked.of(field)}
      {...more}
    >
      {(control) => (
        <Input
          {...control}
          value={draft[field]}
          inputMode={field === 'url' ? 'url' : undefined}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <div className={styles['fields']}>
      {file ? (
        <Settled label={t('platform')}>{say(file.platformTitle)}</Settled>
      ) : (
        <Field
          id="account-platform"
          label={t('platform')}
          needed
          problem={problemOf('platform')}
          findings={checked.of('platform')}
        >
          {({ id, 'aria-describedby': described }) => (
            <Select
              id={id}
              aria-label={t('platform')}
              aria-describedby={described}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('choosePlatform')}
              value={draft.platform}
              style={{ width: '100%' }}
              options={platforms.map(({ value, title }) => ({ value, label: say(title) }))}
              onChange={(platform: PlatformWord) => onChange({ platform, mediaType: usualMedia(platform) })}
            />
          )}
        </Field>
      )}
      {text('name', t('name'), { needed: true })}
      {text('handle', t(draft.platform ?? 'handle'), {})}
      {text('url', t(draft.platform === 'APP' ? 'appUrl' : 'url'), {})}
      <Field id="account-mediaType" label={t('mediaType')} problem={problemOf('mediaType')}>
        {({ id, 'aria-describedby': described }) => (
          <Radio.Group
            id={id}
            aria-label={t('mediaType')}
            aria-describedby={described}
            value={draft.mediaType}
            options={media.map(({ value, title }) => ({ value, label: say(title) }))}
            onChange={({ target }) => onChange({ mediaType: target.value })}
          />
        )}
      </Field>
      {!file && checked.of('platform').some(({ exemptible }) => exemptible) ? (
        <Field
          id="account-exemptionReason"
          label={t('exemptionReason')}
          hint={t('exemptionHint')}
          problem={problemOf('exemptionReason')}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={draft.exemptionReason}
              onChange={({ target }) => onChange({ exemptionReason: target.value })}
            />
          )}
        </Field>
      ) : null}
    </div>
  )
}

function Keeping({ draft, file, problemOf, onChange }: FieldsProps) {
  const t = useFormTexts()
  return (
    <div className={styles['fields']}>
      <Field id="account-operatorId" label={t('operator')} problem={problemOf('operatorId')}>
        {({ id, 'aria-describedby': described }) => (
          <OperatorPicker
            id={id}
            aria-describedby={described}
            label={t('operator')}
            value={draft.operator}
            onChange={(operator) => onChange({ operator })}
          />
        )}
      </Field>
      <Field id="account-main" label={t('main')} problem={problemOf('main')}>
        {({ id, 'aria-describedby': described }) => (
          <Radio.Group
            id={id}
            aria-label={t('main')}
            aria-describedby={described}
            value={draft.main}
            options={[
              { value: false, label: t('isBranch') },
              { value: true, label: t('isMain') },
            ]}
            onChange={({ target }) => onChange({ main: target.value })}
          />
        )}
      </Field>
      {file ? (
        <>
          <Settled label={t('liveSpan')}>
            {file.closedOn === null
              ? t('openSpan', { from: file.liveOn })
              : t('closedSpan', { from: file.liveOn, to: file.closedOn })}
          </Settled>
          <Settled label={t('code')}>
            <code>{file.code}</code>
          </Settled>
        </>
      ) : (
        <>
          <Field
            id="account-liveOn"
            label={t('liveOn')}
            needed
            hint={t('liveHint')}
            problem={problemOf('liveOn')}
          >
            {(control) => (
              <Input
                {...control}
                type="date"
                value={draft.liveOn}
                onChange={({ target }) => onChange({ liveOn: target.value })}
              />
            )}
          </Field>
          <Field id="account-code" label={t('code')} hint={t('codeHint')} problem={problemOf('code')}>
            {(control) => (
              <Input
                {...control}
                value={draft.code}
                onChange={({ target }) => onChange({ code: target.value })}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}
