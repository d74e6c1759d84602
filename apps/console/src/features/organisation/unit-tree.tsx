import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useBilingual } from '../../ui/language'
import type { TreeMark, TreeRow } from '../../ui/tree-keys'
import { VirtualTree } from '../../ui/virtual-tree'
import { useOrganisationTexts } from './texts'
import { type Levels, type TreeLevels, useTreeLevels } from './tree-levels'
import { type LevelNode, wayQuery } from './tree-operations'
import { UnitSearch } from './unit-search'
import styles from './unit-tree.module.css'

interface Root {
  readonly id: string
  readonly name: string
}

/** Marks the row that stands for the units of a level that have not been read yet. */
const moreOf = 'more:'

/**
 * The units below the viewer's own, however many: a level is read when it is opened, a long one page by page as it comes into sight.
 * The way to `selected` opens by itself.
 *
 * @param props.on the tree as it stood on this day; as it stands unless told.
 */
export function UnitTree(props: {
  root: Root
  selected: string
  onSelect: (id: string) => void
  on?: string | undefined
  searchable?: boolean
}) {
  const t = useOrganisationTexts()
  const { root, selected, on, onSelect } = props
  const { tree, levels } = useTreeLevels(on)
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([root.id]))
  // Also when the levels are others: after a change of the tree they are asked for again.
  useEffect(() => {
    if (levels) tree.want([...open])
  }, [tree, levels, open])
  useWayTo(selected, root.id, on, tree, setOpen)
  const markOf = useMarks()
  const rows = useMemo(
    () => rowsOf(root, open, levels, (count) => t('moreUnits', { count }), markOf),
    [root, open, levels, t, markOf],
  )
  const toggle = useCallback(
    (ids: readonly string[], shouldOpen: boolean) => {
      tree.retry(ids)
      const these = new Set(ids)
      setOpen((before) => new Set([...before].filter((id) => !these.has(id)).concat(shouldOpen ? ids : [])))
    },
    [tree],
  )
  const seen = useCallback(
    (first: number, last: number) => {
      for (const row of rows.slice(first, last + 1))
        if (row.id.startsWith(moreOf)) void tree.more(row.id.slice(moreOf.length))
    },
    [rows, tree],
  )
  const select = useCallback(
    (id: string) => {
      if (id.startsWith(moreOf)) void tree.more(id.slice(moreOf.length))
      else onSelect(id)
    },
    [onSelect, tree],
  )
  return (
    <div className={styles['tree']}>
      {props.searchable ? <UnitSearch on={on} onChoose={onSelect} /> : null}
      <VirtualTree
        label={t('tree')}
        rows={rows}
        selected={selected}
        onSelect={select}
        onToggle={toggle}
        onSeen={seen}
      />
    </div>
  )
}

/** What a unit of the tree shows at once: that it has ended since the day that is looked at, or what is planned for it next. */
function useMarks() {
  const t = useOrganisationTexts()
  const say = useBilingual()
  return useCallback(
    ({ abolishedOn, nextChange }: LevelNode): TreeMark | undefined => {
      if (abolishedOn !== null)
        return { word: t('isEnded'), why: t('endedOn', { on: abolishedOn }), meaning: 'unknown' }
      if (!nextChange) return undefined
      const why = `${nextChange.effectiveOn} ${say(nextChange.summary)}`
      return { word: t(`plan${nextChange.kind}`), why, meaning: 'deadline' }
    },
    [t, say],
  )
}

/** Opens the way to a unit, reading what is needed for it. */
function useWayTo(
  selected: string,
  rootId: string,
  on: string | undefined,
  tree: TreeLevels,
  setOpen: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void,
) {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (selected === rootId) return
    let left = false
    const open = async () => {
      const { organisationWay } = await queryClient.fetchQuery(wayQuery(selected, on))
      const way = organisationWay ?? []
      for (const [index, id] of way.entries()) await tree.find(id, way[index + 1] ?? selected)
      if (!left) setOpen((before) => new Set([...before, ...way]))
    }
    open().catch(() => undefined)
    return () => {
      left = true
    }
  }, [selected, rootId, on, tree, queryClient, setOpen])
}

function rowsOf(
  root: Root,
  open: ReadonlySet<string>,
  levels: Levels,
  more: (count: number) => string,
  markOf: (node: LevelNode) => TreeMark | undefined,
): TreeRow[] {
  const rows: TreeRow[] = []
  const walk = (
    node: { readonly id: string; readonly name: string; readonly childCount: number },
    depth: number,
    place: number,
    siblings: number,
    mark?: TreeMark,
  ) => {
    const isOpen = open.has(node.id)
    rows.push({
      id: node.id,
      depth,
      label: node.name,
      note: node.childCount > 0 ? String(node.childCount) : undefined,
      mark,
      open: node.childCount === 0 ? null : isOpen,
      loading: isOpen && levels.underWay.has(node.id),
      place,
      siblings,
    })
    const level = isOpen ? levels.known.get(node.id) : undefined
    if (!level) return
    for (const [index, child] of level.nodes.entries())
      walk(child, depth + 1, index + 1, level.total, markOf(child))
    const left = level.total - level.nodes.length
    if (left > 0 && level.next !== null)
      rows.push({
        id: `${moreOf}${node.id}`,
        depth: depth + 1,
        label: more(left),
        open: null,
        loading: true,
        place: level.nodes.length + 1,
        siblings: level.total,
      })
  }
  const below = levels.known.get(root.id)?.total
  walk({ ...root, childCount: below ?? 1 }, 0, 1, 1)
  return rows
}
