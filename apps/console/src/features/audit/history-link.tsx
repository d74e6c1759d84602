import { HistoryOutlined } from '@ant-design/icons'
import { useRouteContext } from '@tanstack/react-router'
import type { AuditObject } from '@zhengmei/domain/audit'
import { LinkButton } from '../../ui/link-button'
import { useAuditTexts } from './texts'

/** The way from a thing to all that the trail tells of it; for auditors alone. */
export function HistoryLink({ of, id }: { of: AuditObject; id: string }) {
  const t = useAuditTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  if (!viewer.viewerCanReadAudit) return null
  return (
    <LinkButton to="/audit" search={{ objectType: of, objectId: id }} icon={<HistoryOutlined aria-hidden />}>
      {t('historyOf')}
    </LinkButton>
  )
}
