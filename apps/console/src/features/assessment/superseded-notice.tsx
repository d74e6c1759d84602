import { Link } from '@tanstack/react-router'
import { Notice } from '../../ui/meaning'
import { useAssessmentTexts } from './texts'

/** Says on a result that a later run took its run's place. */
export function SupersededNotice({ by }: { by: string | undefined }) {
  const t = useAssessmentTexts()
  if (!by) return null
  return (
    <Notice meaning="deadline" title={t('superseded')}>
      <Link to="/assessments/$runId" params={{ runId: by }}>
        {t('open')}
      </Link>
    </Notice>
  )
}
