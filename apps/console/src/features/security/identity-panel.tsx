import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { formatInstant } from '../../ui/format'
import { Panel } from '../../ui/page'
import { Problem, refusalOf } from '../../ui/problem'
import {
  identityOfPersonQuery,
  identityOperations,
  myIdentityQuery,
  unlinkIdentityDocument,
  unlinkMyIdentityDocument,
} from './operations'
import styles from './security.module.css'
import { useSecurityTexts } from './texts'

/** One's own link with the identity provider; nothing where there is none. */
export function MyIdentityPanel() {
  const queryClient = useQueryClient()
  const { data } = useQuery(myIdentityQuery())
  const unlink = useMutation(gqlMutation(queryClient, unlinkMyIdentityDocument, identityOperations))
  return (
    <Linked
      identity={data?.myLinkedIdentity ?? null}
      busy={unlink.isPending}
      refusal={refusalOf(unlink.data?.unlinkMyIdentity)}
      error={unlink.error}
      onUnlink={() => unlink.mutate({})}
    />
  )
}

/** Somebody else's, for the security administrator. */
export function IdentityOfPersonPanel({ personId }: { personId: string }) {
  const queryClient = useQueryClient()
  const { data } = useQuery(identityOfPersonQuery(personId))
  const unlink = useMutation(gqlMutation(queryClient, unlinkIdentityDocument, identityOperations))
  return (
    <Linked
      identity={data?.identityOfPerson ?? null}
      busy={unlink.isPending}
      refusal={refusalOf(unlink.data?.unlinkIdentity)}
      error={unlink.error}
      onUnlink={() => unlink.mutate({ personId })}
    />
  )
}

function Linked(props: {
  identity: { readonly issuer: string; readonly linkedAt: string } | null
  busy: boolean
  refusal: { readonly message: { readonly zh: string; readonly en: string } } | undefined
  error: unknown
  onUnlink: () => void
}) {
  const t = useSecurityTexts()
  const { identity, refusal } = props
  if (identity === null) return null
  return (
    <Panel title={t('identity')}>
      <div className={styles['stack']}>
        <p>{t('identityLinked', { issuer: identity.issuer, at: formatInstant(identity.linkedAt) })}</p>
        <div>
          <AskFirst
            question={t('unlinkAsk')}
            yes={t('unlink')}
            no={t('keep')}
            busy={props.busy}
            onYes={props.onUnlink}
          >
            {t('unlink')}
          </AskFirst>
        </div>
        <Problem {...(refusal ? { refusal } : {})} error={props.error} />
      </div>
    </Panel>
  )
}
