import { useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { Role, rankOf } from '@zhengmei/domain/identity'
import { roleOf } from '../../shell/may-use'
import { useBilingual } from '../../ui/language'
import { LinkButton } from '../../ui/link-button'
import { Loaded } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Columns, Page } from '../../ui/page'
import { PlannedChanges, SavedViews } from './beside'
import { Due } from './due'
import { LatestResult } from './latest-result'
import { type Bench, workbenchQuery } from './operations'
import { OwnUnit } from './own-unit'
import { Replies } from './replies'
import { Months, Platforms, Standing } from './standing'
import { useWorkbenchTexts } from './texts'
import styles from './workbench.module.css'

/** Those of a unit that hosts accounts: their unit's score comes before everybody's. */
const ofUnit = (role: Role): boolean => role === Role.unitAdministrator || rankOf[role] === 1
/** 三员 and their like look after the product, not after accounts. */
const administers = (role: Role): boolean => rankOf[role] === 4

/** The first page: what awaits somebody, and how things stand, by the role and the scope of their appointment. */
export default function WorkbenchPage() {
  const t = useWorkbenchTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { appointment } = viewer
  const role = roleOf(viewer)
  const bench = useQuery({
    ...workbenchQuery({
      unitId: appointment?.organisation.id ?? '',
      host: role !== null && ofUnit(role),
      views: role === Role.reporting,
      replies: role !== null && !administers(role),
    }),
    enabled: appointment !== null,
  })
  return (
    <Page
      title={appointment?.organisation.name ?? t('title')}
      beside={appointment ? <Tag meaning="active">{say(appointment.roleTitle)}</Tag> : null}
      actions={
        <>
          {viewer.viewerCanImport ? <LinkButton to="/imports">{t('import')}</LinkButton> : null}
          {viewer.viewerCanStartRuns ? (
            <LinkButton color="primary" variant="solid" to="/assessments" search={{ start: true }}>
              {t('startRun')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {appointment && role ? (
        <Loaded query={bench} lines={10}>
          {(data) => (
            <div className={styles['bench']} data-role={role}>
              <Sections role={role} data={data} />
            </div>
          )}
        </Loaded>
      ) : (
        <p>{t('noAppointment')}</p>
      )}
    </Page>
  )
}

function Sections({ role, data }: { role: Role; data: Bench }) {
  const { workbench, organisation, listViews, replyFigures } = data
  return (
    <>
      {listViews ? <SavedViews views={listViews} /> : null}
      <Due bench={workbench} />
      {organisation ? <OwnUnit unit={organisation} /> : null}
      <Standing bench={workbench} />
      {replyFigures ? <Replies figures={replyFigures} /> : null}
      {administers(role) ? null : (
        <>
          {ofUnit(role) ? null : <LatestResult bench={workbench} />}
          <Columns>
            <Months bench={workbench} />
            <Platforms bench={workbench} />
          </Columns>
        </>
      )}
      <PlannedChanges bench={workbench} />
    </>
  )
}
