import { QuestionCircleOutlined } from '@ant-design/icons'
import { lazy, Suspense } from 'react'
import { useShellTexts } from '../texts'
import { TopMenu } from '../top-menu'

const HelpOfPage = lazy(() => import('./help-of-page'))

/** Help of the page one is on; read when somebody opens it. */
export function Help() {
  const t = useShellTexts()
  return (
    <TopMenu name={t('help')} button={<QuestionCircleOutlined aria-hidden />}>
      {() => (
        <Suspense>
          <HelpOfPage />
        </Suspense>
      )}
    </TopMenu>
  )
}
