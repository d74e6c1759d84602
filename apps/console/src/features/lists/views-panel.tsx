import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { Action, policies } from '@zhengmei/domain/identity'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { gqlMutation } from '../../graphql'
import { keptInView, type ListControl, type ListShape } from '../../ui/list'
import { Loaded } from '../../ui/loaded'
import { Tag } from '../../ui/meaning'
import { Problem, refusalOf } from '../../ui/problem'
import { openView, plainView } from './open-view'
import {
  deleteViewDocument,
  type SavedView,
  saveViewDocument,
  setDefaultViewDocument,
  shareViewDocument,
  viewOperations,
} from './operations'
import { useViewTexts } from './texts'
import styles from './views.module.css'

interface Props {
  readonly list: string
  readonly shape: ListShape
  readonly control: ListControl
  readonly views: UseQueryResult<{ readonly listViews: SavedView[] }, Error>
}

/** Chooses among the views of a list, keeps what is on screen as one, shares, renames by saving, deletes. */
export default function ViewsPanel({ list, shape, control, views }: Props) {
  const t = useViewTexts()
  const chosen = views.data?.listViews.find(({ id }) => id === control.address.view)
  const group = (title: string, rows: readonly SavedView[]) =>
    rows.length === 0 ? null : (
      <section>
        <h3>{title}</h3>
        <ul className={styles['views']}>
          {rows.map((view) => (
            <li key={view.id}>
              <Choice
                current={view.id === chosen?.id}
                name={view.name}
                onChoose={() => openView(control, shape, view)}
              />
              {view.isDefault ? <Tag meaning="active">{t('isDefault')}</Tag> : null}
              {view.viewerCanChange || !view.owner ? null : (
                <span className={styles['by']}>{t('by', { name: view.owner.name })}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <Loaded query={views} lines={3}>
      {({ listViews }) => (
        <div className={styles['panel']}>
          <Choice
            current={!chosen && control.address.view === plainView}
            name={t('standard')}
            onChoose={() => openView(control, shape, null)}
          />
          {listViews.length === 0 ? <p className={styles['by']}>{t('none')}</p> : null}
          {group(
            t('mine'),
            listViews.filter((view) => view.viewerCanChange),
          )}
          {group(
            t('shared'),
            listViews.filter((view) => !view.viewerCanChange),
          )}
          {chosen ? <ChosenView key={chosen.id} list={list} view={chosen} /> : null}
          <Keep list={list} shape={shape} control={control} chosen={chosen} />
        </div>
      )}
    </Loaded>
  )
}

function Choice(props: { name: string; current: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      className={styles['choice']}
      aria-current={props.current ? 'true' : undefined}
      onClick={props.onChoose}
    >
      {props.name}
    </button>
  )
}

/** What can be done with the view one is in. */
function ChosenView({ list, view }: { list: string; view: SavedView }) {
  const t = useViewTexts()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const queryClient = useQueryClient()
  const begin = useMutation(gqlMutation(queryClient, setDefaultViewDocument, viewOperations))
  const share = useMutation(gqlMutation(queryClient, shareViewDocument, viewOperations))
  const remove = useMutation(gqlMutation(queryClient, deleteViewDocument, viewOperations))
  const unit = viewer.appointment.organisation
  const role = viewer.appointment.role
  const mayShare = policies[Action.shareViews].some((each) => each.toUpperCase() === role)
  return (
    <section aria-label={t('ofView', { name: view.name })} className={styles['chosen']}>
      {view.sharedWith ? (
        <p className={styles['by']}>{t('sharedWith', { unit: view.sharedWith.name })}</p>
      ) : null}
      <Button
        size="small"
        loading={begin.isPending}
        onClick={() => begin.mutate({ list, viewId: view.isDefault ? null : view.id })}
      >
        {t(view.isDefault ? 'beginPlain' : 'beginWith')}
      </Button>
      {view.viewerCanChange && mayShare ? (
        <Button
          size="small"
          loading={share.isPending}
          onClick={() =>
            share.mutate({ input: { id: view.id, organisationId: view.sharedWith ? null : unit.id } })
          }
        >
          {view.sharedWith ? t('unshare') : t('share', { unit: unit.name })}
        </Button>
      ) : null}
      {view.viewerCanChange ? (
        <Button size="small" danger loading={remove.isPending} onClick={() => remove.mutate({ id: view.id })}>
          {t('delete')}
        </Button>
      ) : null}
      <Problem
        refusal={
          refusalOf(begin.data?.setDefaultListView) ??
          refusalOf(share.data?.shareListView) ??
          refusalOf(remove.data?.deleteListView)
        }
        error={begin.error ?? share.error ?? remove.error}
      />
    </section>
  )
}

/** Keeps what is on screen: as a new view, or as the one that one is in under the same or another name. */
function Keep(props: {
  list: string
  shape: ListShape
  control: ListControl
  chosen: SavedView | undefined
}) {
  const t = useViewTexts()
  const { list, shape, control, chosen } = props
  const queryClient = useQueryClient()
  const save = useMutation(gqlMutation(queryClient, saveViewDocument, viewOperations))
  const [name, setName] = useState('')
  const query = new URLSearchParams(keptInView(shape, control.address)).toString()
  const keep = (view: { readonly id?: string; readonly version?: number; readonly name: string }) =>
    save.mutate(
      { input: { list, query, ...view } },
      {
        onSuccess: ({ saveListView: answer }) => {
          if (answer.__typename !== 'ListViewSaved') return
          setName('')
          control.change({ view: answer.view.id, after: control.address.after }, { replace: true })
        },
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) keep({ name })
  }
  const mine = chosen?.viewerCanChange ? chosen : undefined
  return (
    <form className={styles['keep']} onSubmit={submit}>
      <Input
        aria-label={t('name')}
        placeholder={t('name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" type="primary" disabled={!name.trim()} loading={save.isPending}>
        {t('saveAs')}
      </Button>
      {mine ? (
        <Button
          loading={save.isPending}
          onClick={() => keep({ id: mine.id, version: mine.version, name: name.trim() || mine.name })}
        >
          {t('update', { name: name.trim() || mine.name })}
        </Button>
      ) : null}
      <Problem refusal={refusalOf(save.data?.saveListView)} error={save.error} />
    </form>
  )
}
