import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { LinkButton } from '../../ui/link-button'
import { Page, Panel } from '../../ui/page'
import { RunList } from './run-list'
import { StartRunDrawer } from './start-run-drawer'
import { useAssessmentTexts } from './texts'

/** All runs, newest first, and the way to start another. */
export default function RunsPage() {
  const t = useAssessmentTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const { start } = useSearch({ from: '/signed-in/assessments' })
  const navigate = useNavigate({ from: '/assessments' })
  const toggleStart = (wanted: boolean) =>
    void navigate({ search: (before) => ({ ...before, start: wanted || undefined }) })
  const button = (type: 'primary' | 'default') =>
    viewer.viewerCanStartRuns ? (
      <Button type={type} onClick={() => toggleStart(true)}>
        {t('start')}
      </Button>
    ) : null
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <LinkButton to="/assessments/compare">{t('compareRuns')}</LinkButton>
          {button('primary')}
        </>
      }
    >
      <Panel flush label={t('runs')}>
        <RunList start={button('default')} />
      </Panel>
      <StartRunDrawer open={start === true} onClose={() => toggleStart(false)} />
    </Page>
  )
}
