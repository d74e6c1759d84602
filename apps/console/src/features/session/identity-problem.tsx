import styles from './front-page.module.css'
import { useFurtherTexts } from './further-texts'

/** What went wrong at the identity provider, by its code. */
const problemTexts = {
  'oidc/unknown-person': 'oidcUnknown',
  'oidc/linked-otherwise': 'oidcLinked',
  'oidc/no-appointment': 'oidcNoPost',
  'oidc/unavailable': 'oidcAway',
  'oidc/begin-again': 'oidcAgain',
} as const

const isKnown = (code: string): code is keyof typeof problemTexts => Object.hasOwn(problemTexts, code)

/** Says why one came back from the identity provider without being signed in. */
export default function IdentityProblem({ code }: { code: string }) {
  const t = useFurtherTexts()
  return (
    <p role="alert" className={styles['error']}>
      {t(isKnown(code) ? problemTexts[code] : 'oidcFailed')}
    </p>
  )
}
