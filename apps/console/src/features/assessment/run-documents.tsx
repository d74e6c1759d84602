import { DownloadButton } from '../downloads'
import { useAssessmentTexts } from './texts'

/** A sealed run as a workbook and as a bulletin; made by the downloads, as far as the viewer may see. */
export function RunDocuments({ runId }: { runId: string }) {
  const t = useAssessmentTexts()
  const parameters = { runId }
  return (
    <>
      <DownloadButton
        label={t('exportWorkbook')}
        exported={{ kind: 'assessment.workbook', parameters, formats: ['xlsx'], hint: false }}
      />
      <DownloadButton
        label={t('exportBulletin')}
        exported={{ kind: 'assessment.bulletin', parameters, formats: ['docx'], hint: false }}
      />
    </>
  )
}
