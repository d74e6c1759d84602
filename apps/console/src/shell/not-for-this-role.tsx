import { type Action, roleTitles } from '@zhengmei/domain/identity'
import type { Viewer } from '../features/session'
import { useBilingual, useLanguage } from '../ui/language'
import { ForbiddenPage } from '../ui/plain-pages'
import { giversOf, rolesFor } from './may-use'
import { useShellTexts } from './texts'

/** A page that the present appointment does not open: which roles it is for, and whom to ask for one. */
export function NotForThisRole(props: { viewer: Viewer; needs: readonly Action[] }) {
  const t = useShellTexts()
  const say = useBilingual()
  const comma = useLanguage() === 'en' ? ', ' : '、'
  const roles = rolesFor(props.needs)
  const named = (of: typeof roles) => of.map((role) => say(roleTitles[role])).join(comma)
  const { appointment } = props.viewer
  return (
    <ForbiddenPage role={appointment ? say(appointment.roleTitle) : ''}>
      <p>{t('needs', { roles: named(roles) })}</p>
      <p>{t('ask', { givers: named(giversOf(roles)) })}</p>
    </ForbiddenPage>
  )
}
