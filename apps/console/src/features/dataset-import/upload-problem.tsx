import { useBilingual } from '../../ui/language'
import { Notice } from '../../ui/meaning'
import { Problem } from '../../ui/problem'
import { useUiTexts } from '../../ui/texts'
import { UploadError } from './upload-files'

/** Why files were not taken, or what was refused of them. Nothing when all went well. */
export function UploadProblem(props: {
  refusal: { readonly message: { readonly zh: string; readonly en: string } } | undefined
  error: unknown
}) {
  const t = useUiTexts()
  const say = useBilingual()
  const { error, refusal } = props
  if (!(error instanceof UploadError)) return <Problem {...(refusal ? { refusal } : {})} error={error} />
  return (
    <Notice meaning="veto" role="alert">
      {t('uploadFailed', { reason: error.refusal ? say(error.refusal) : error.message })}
    </Notice>
  )
}
