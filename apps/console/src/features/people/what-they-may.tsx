import { Link, useRouteContext } from '@tanstack/react-router'
import { Action, actionTitles, policies, type Role } from '@zhengmei/domain/identity'
import { mayUse } from '../../shell/may-use'
import { useBilingual } from '../../ui/language'
import { Nothing } from '../../ui/loaded'
import { Panel } from '../../ui/page'
import type { Person } from './operations'
import styles from './people.module.css'
import { usePeopleTexts } from './texts'

/** What somebody may do today, by which appointment: read off the table of policies by which the server decides. */
export function WhatTheyMay({ person }: { person: Person }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const current = person.appointments.filter(({ state }) => state === 'CURRENT')
  return (
    <Panel
      title={t('mayTitle')}
      extra={
        mayUse(viewer, [Action.explainAccess]) ? (
          <Link to="/access" search={{ person: person.id }}>
            {t('mayAsk')}
          </Link>
        ) : null
      }
    >
      {current.length === 0 || person.state === 'DISABLED' ? (
        <Nothing title={t('mayNothing')} />
      ) : (
        <dl className={styles['may']}>
          {current.map((each) => (
            <div key={each.id}>
              <dt>
                {say(each.roleTitle)} · {each.organisation.name}
              </dt>
              <dd>
                {actionsOf(each.role.toLowerCase() as Role)
                  .map((action) => say(actionTitles[action]))
                  .join(t('comma'))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}

const actionsOf = (role: Role): readonly Action[] =>
  Object.values(Action).filter((action) => policies[action].includes(role))
