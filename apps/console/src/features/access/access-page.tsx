import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useBilingual } from '../../ui/language'
import { Page, Panel, Toolbar } from '../../ui/page'
import { ForbiddenPage } from '../../ui/plain-pages'
import { UnitPicker } from '../organisation'
import { PersonPicker } from '../people'
import styles from './access.module.css'
import { AccessList } from './access-list'
import { Answer } from './answer'
import { actionChoice, actionChoices } from './choices'
import { accessExplanationQuery, askedUnitQuery } from './operations'
import { useAccessTexts } from './texts'

/** Who can see what, and why: for security administrators and auditors. */
export default function AccessPage() {
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const say = useBilingual()
  return viewer.viewerCanExplainAccess ? (
    <Access />
  ) : (
    <ForbiddenPage role={say(viewer.appointment.roleTitle)} />
  )
}

function Access() {
  const t = useAccessTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const search = useSearch({ from: '/signed-in/access' })
  const navigate = useNavigate({ from: '/access' })
  const own = viewer.appointment.organisation
  const unitId = search.unit ?? own.id
  const action = actionChoice(search.action)
  const personId = search.person ?? ''
  const explanation = useQuery({
    ...accessExplanationQuery({ personId, unitId, action: action.value }),
    enabled: personId !== '',
    placeholderData: keepPreviousData,
  })
  const ask = (part: { unit?: string; action?: string; person?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }) })
  const asked = useQuery({ ...askedUnitQuery(unitId), enabled: unitId !== own.id })
  const person = personId === '' ? null : explanation.data?.accessExplanation?.person
  const unit = unitId === own.id ? own : asked.data?.organisation
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Panel flush label={t('question')}>
        <Toolbar>
          <Asked what={t('unit')} width={20}>
            <UnitPicker
              label={t('unit')}
              value={unitId}
              known={unit ?? { id: unitId, name: '…' }}
              onChange={({ id }) => ask({ unit: id })}
            />
          </Asked>
          <Asked what={t('action')} width={18}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t('action')}
              value={action.value}
              onChange={(value) => ask({ action: value })}
              options={actionChoices.map(({ value, title }) => ({ value, label: say(title) }))}
              style={{ width: '100%' }}
            />
          </Asked>
          <Asked what={t('person')} width={23}>
            <PersonPicker
              id="access-person"
              label={t('person')}
              value={person ? personId : undefined}
              known={person}
              disabledToo
              onChange={(id) => ask({ person: id })}
              onClear={() => ask({ person: undefined })}
            />
          </Asked>
        </Toolbar>
      </Panel>
      {personId === '' ? null : <Answer query={explanation} what={action.title} />}
      <AccessList unitId={unitId} action={action} personId={search.person} />
    </Page>
  )
}

/** A part of the question under its name; readers of the page hear it from the control itself. */
function Asked(props: { what: string; width: number; children: ReactNode }) {
  return (
    <div className={styles['asked']} style={{ width: `${props.width}rem` }}>
      <span aria-hidden="true">{props.what}</span>
      {props.children}
    </div>
  )
}
