import { FilterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { keptInView, type ListControl, type ListShape } from '../../ui/list'
import { Disclosure } from '../../ui/list/disclosure'
import { Waiting } from '../../ui/loaded'
import { openView } from './open-view'
import { type SavedView, viewsQuery } from './operations'
import { useViewTexts } from './texts'

/** Loaded when somebody opens it. */
const ViewsPanel = lazy(() => import('./views-panel'))

/** The saved views of a list. A list that is opened plainly begins with the viewer's default. */
export function ViewsMenu(props: { list: string; shape: ListShape; control: ListControl }) {
  const t = useViewTexts()
  const { list, shape, control } = props
  const { address } = control
  const views = useQuery(viewsQuery(list))
  useBeginning(views.data?.listViews, shape, control)
  const chosen = views.data?.listViews.find(({ id }) => id === address.view)
  return (
    <Disclosure
      label={chosen ? t('viewsOf', { name: chosen.name }) : t('views')}
      button={chosen?.name ?? t('views')}
      icon={<FilterOutlined aria-hidden />}
    >
      {() => (
        <Suspense fallback={<Waiting lines={3} />}>
          <ViewsPanel list={list} shape={shape} control={control} views={views} />
        </Suspense>
      )}
    </Disclosure>
  )
}

/** Once, when the list is first shown: whoever clears the filters later wants to see everything. */
function useBeginning(views: readonly SavedView[] | undefined, shape: ListShape, control: ListControl): void {
  const begun = useRef(false)
  const { address } = control
  const plain =
    Object.keys(keptInView(shape, address)).length === 0 &&
    address.view === undefined &&
    address.after === undefined
  useEffect(() => {
    if (begun.current || !views) return
    begun.current = true
    const own = views.find(({ isDefault }) => isDefault)
    if (plain && own) openView(control, shape, own, { replace: true })
  }, [views, plain, control, shape])
}
