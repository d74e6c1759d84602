import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Drawer } from '../../ui/drawer'
import { useBilingual } from '../../ui/language'
import { Notice } from '../../ui/meaning'
import { Problem, refusalOf } from '../../ui/problem'
import { UnitPicker } from '../organisation'
import { editPersonDocument, type Person, peopleOperations } from './operations'
import { usePeopleTexts } from './texts'

/** Changing a person's name or unit; when somebody else did so meanwhile, both sides are shown. */
export function EditPersonDrawer(props: { person: Person; open: boolean; onClose: () => void }) {
  const t = usePeopleTexts()
  return (
    <Drawer title={t('editTitle')} open={props.open} onClose={props.onClose} size={480} destroyOnHidden>
      <EditPersonForm person={props.person} onDone={props.onClose} />
    </Drawer>
  )
}

function EditPersonForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = usePeopleTexts()
  const say = useBilingual()
  const queryClient = useQueryClient()
  const edit = useMutation(gqlMutation(queryClient, editPersonDocument, peopleOperations))
  // As the person was when the form was opened, also when the page behind it is read again.
  const [opened] = useState(person)
  const [name, setName] = useState(person.name)
  const [unit, setUnit] = useState(person.organisation ?? { id: '', name: t('noUnit') })
  const answer = edit.data?.editPerson
  const refusal = refusalOf(answer)
  const conflict = answer?.__typename === 'VersionConflict' ? answer : undefined
  const save = async (version: number) => {
    const organisationId = unit.id === (opened.organisation?.id ?? '') ? undefined : unit.id
    const { editPerson } = await edit.mutateAsync({
      input: { personId: person.id, version, name, organisationId },
    })
    if (editPerson.__typename === 'PersonChanged') onDone()
  }
  return (
    <Form layout="vertical" onFinish={() => void save(opened.version)}>
      <Form.Item label={t('name')} htmlFor="edit-name">
        <Input id="edit-name" value={name} onChange={(event) => setName(event.target.value)} required />
      </Form.Item>
      <Form.Item label={t('unit')} htmlFor="edit-unit">
        <UnitPicker id="edit-unit" label={t('unit')} value={unit.id} known={unit} onChange={setUnit} />
      </Form.Item>
      {conflict ? (
        <Form.Item>
          <Notice meaning="unknown" title={say(conflict.message)} role="alert">
            {conflict.fields
              .filter(({ field }) => field === 'name')
              .map(({ field, yours, current }) => (
                <p key={field}>
                  {t('conflictField', { field: t('name'), yours: String(yours), current: String(current) })}
                </p>
              ))}
            <Button loading={edit.isPending} onClick={() => void save(conflict.currentVersion)}>
              {t('overwrite')}
            </Button>
          </Notice>
        </Form.Item>
      ) : null}
      <Form.Item>
        <Problem refusal={refusal} error={edit.error} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={edit.isPending} disabled={!name}>
        {t('save')}
      </Button>
    </Form>
  )
}
