import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { endAfter } from '../../ui/days'
import { Drawer } from '../../ui/drawer'
import { Facts } from '../../ui/facts'
import { useBilingual } from '../../ui/language'
import { Notice } from '../../ui/meaning'
import { Problem, refusalOf } from '../../ui/problem'
import { EndChoice, type LastDay } from './end-choice'
import { departPersonDocument, type Person, peopleOperations } from './operations'
import styles from './people.module.css'
import { usePeopleTexts } from './texts'

/** Somebody leaves: what ends, what they leave open, from when on; one step. */
export function DepartDrawer(props: { person: Person; open: boolean; onClose: () => void }) {
  const t = usePeopleTexts()
  return (
    <Drawer
      title={t('departTitle', { name: props.person.name })}
      open={props.open}
      onClose={props.onClose}
      size={480}
      destroyOnHidden
    >
      <DepartForm {...props} />
    </Drawer>
  )
}

function DepartForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const depart = useMutation(gqlMutation(queryClient, departPersonDocument, peopleOperations))
  const [lastDay, setLastDay] = useState<LastDay>(null)
  const open = person.appointments.filter(({ state }) => state !== 'PAST')
  const { importsUnderWay: imports, runsUnderWay: runs } = person
  const submit = async () => {
    const on = lastDay === null ? undefined : endAfter(lastDay)
    const { departPerson } = await depart.mutateAsync({ personId: person.id, on })
    if (departPerson.__typename !== 'Refusal') onClose()
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <h3>{t('departEnds')}</h3>
      <ul className={styles['ending']}>
        {open.map((each) => (
          <li key={each.id}>
            {say(each.roleTitle)} · {each.organisation.name}
          </li>
        ))}
      </ul>
      <Facts
        items={[
          [t('sessions'), t('sessionsValue', { count: person.activeSessionCount })],
          [t('openLink'), t(person.openLink ? 'yes' : 'none1')],
          [
            t('underWay'),
            imports + runs === 0 ? t('nothingUnderWay') : t('underWayValue', { imports, runs }),
          ],
        ]}
      />
      <h3 className={styles['step']}>{t('departHandsOver')}</h3>
      {person.toHandOver.length === 0 ? (
        <p>{t('nothingToHandOver')}</p>
      ) : (
        <ul className={styles['ending']}>
          {person.toHandOver.map((matter) => (
            <li key={matter.objectId}>
              {t(matter.kind)} · {say(matter.title)}
            </li>
          ))}
        </ul>
      )}
      {imports + runs > 0 ? <Notice meaning="deadline">{t('departUnderWay')}</Notice> : null}
      <h3 className={styles['step']}>{t('departWhen')}</h3>
      <EndChoice
        id="depart-last"
        label={t('departWhen')}
        nowText={t('departNowText')}
        value={lastDay}
        onChange={setLastDay}
      />
      <Form.Item>
        <Problem refusal={refusalOf(depart.data?.departPerson)} error={depart.error} />
      </Form.Item>
      <Button danger type="primary" htmlType="submit" loading={depart.isPending}>
        {t('departYes')}
      </Button>
    </Form>
  )
}
