import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { AskFirst } from '../../ui/ask-first'
import { Problem, refusalOf } from '../../ui/problem'
import { DepartDrawer } from './depart-drawer'
import { LinkShown } from './link-shown'
import {
  disablePersonDocument,
  enablePersonDocument,
  invitePersonDocument,
  type Person,
  peopleOperations,
  withdrawLinkDocument,
} from './operations'
import styles from './people.module.css'
import { usePeopleTexts } from './texts'

/** What can be done to a person as such: a new link, disabling, departure. Nothing where the viewer may do none of it. */
export function PersonActions({ person }: { person: Person }) {
  const t = usePeopleTexts()
  const queryClient = useQueryClient()
  const invite = useMutation(gqlMutation(queryClient, invitePersonDocument, peopleOperations))
  const disable = useMutation(gqlMutation(queryClient, disablePersonDocument, peopleOperations))
  const enable = useMutation(gqlMutation(queryClient, enablePersonDocument, peopleOperations))
  const [departing, setDeparting] = useState(false)
  const withdraw = useMutation(gqlMutation(queryClient, withdrawLinkDocument, peopleOperations))
  const input = { personId: person.id }
  const open = person.appointments.filter(({ state }) => state !== 'PAST')
  const canDepart = open.length > 0 && open.every(({ viewerCanEnd }) => viewerCanEnd)
  if (!person.viewerCanInvite && !person.viewerCanDisable && !canDepart) return null
  const invited = invite.data?.invitePerson
  const refusal =
    refusalOf(invited) ??
    refusalOf(disable.data?.disablePerson) ??
    refusalOf(enable.data?.enablePerson) ??
    refusalOf(withdraw.data?.withdrawLink)
  return (
    <div className={styles['administer']}>
      <div className={styles['actions']}>
        {person.viewerCanInvite ? (
          <AskFirst
            question={t('inviteAsk')}
            yes={t('inviteYes')}
            no={t('cancel')}
            busy={invite.isPending}
            onYes={() => invite.mutate(input)}
          >
            {t('invite')}
          </AskFirst>
        ) : null}
        {person.openLink?.viewerCanWithdraw ? (
          <AskFirst
            question={t('withdrawAsk')}
            yes={t('withdrawYes')}
            no={t('cancel')}
            busy={withdraw.isPending}
            onYes={() => withdraw.mutate(input)}
          >
            {t('withdraw')}
          </AskFirst>
        ) : null}
        {person.viewerCanDisable && person.disabledAt === null ? (
          <AskFirst
            question={t('disableAsk')}
            yes={t('disableYes')}
            no={t('cancel')}
            busy={disable.isPending}
            onYes={() => disable.mutate(input)}
          >
            {t('disable')}
          </AskFirst>
        ) : null}
        {person.viewerCanDisable && person.disabledAt !== null ? (
          <Button loading={enable.isPending} onClick={() => enable.mutate(input)}>
            {t('enable')}
          </Button>
        ) : null}
        {canDepart ? (
          <Button danger onClick={() => setDeparting(true)}>
            {t('depart')}
          </Button>
        ) : null}
      </div>
      <Problem refusal={refusal} error={invite.error ?? disable.error ?? enable.error ?? withdraw.error} />
      {invited?.__typename === 'PersonInvited' && !withdraw.isSuccess ? (
        <LinkShown secret={invited.secret} />
      ) : null}
      <DepartDrawer person={person} open={departing} onClose={() => setDeparting(false)} />
    </div>
  )
}
