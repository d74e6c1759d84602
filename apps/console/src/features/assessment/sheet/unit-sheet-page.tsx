import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Loaded } from '../../../ui/loaded'
import { NotFoundPage } from '../../../ui/plain-pages'
import { sheetQuery } from './operations'
import { Sheet } from './sheet'
import { SheetFrame } from './sheet-frame'
import { useSheetTexts } from './texts'

/** One unit's score sheet, ready to print. */
export default function UnitSheetPage() {
  const t = useSheetTexts()
  const { runId, unitId } = useParams({ from: '/signed-in/assessments/$runId/units/$unitId/sheet' })
  const result = useQuery(sheetQuery({ runId, organisationId: unitId }))
  return (
    <Loaded query={result} lines={12}>
      {({ unitResult }) =>
        unitResult ? (
          <SheetFrame
            title={`${unitResult.organisation.name} ${unitResult.run.year}`}
            ready
            back={
              <Link to="/assessments/$runId/units/$unitId" params={{ runId, unitId }}>
                {t('back')}
              </Link>
            }
          >
            <Sheet sheet={unitResult} run={unitResult.run} />
          </SheetFrame>
        ) : (
          <NotFoundPage />
        )
      }
    </Loaded>
  )
}
