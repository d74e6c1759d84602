import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { formatCount } from '../../ui/format'
import { Tree, type TreeRow } from '../../ui/tree'
import { childrenQuery, type TreeNode } from './operations'
import { useOrganisationTexts } from './texts'

interface Root {
  readonly id: string
  readonly name: string
}

/** The units below the viewer's own, each level read when it is opened. The way to `selected` (its ancestors) opens by itself. */
export function UnitTree(props: {
  root: Root
  selected: string
  pathToSelected: readonly string[]
  onSelect: (id: string) => void
}) {
  const t = useOrganisationTexts()
  const { root, pathToSelected } = props
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([root.id]))
  useEffect(() => {
    setOpen((before) => new Set([...before, ...pathToSelected]))
  }, [pathToSelected])

  const opened = useMemo(() => [...open], [open])
  const levels = useQueries({ queries: opened.map((id) => childrenQuery(id)) })
  const childrenOf = new Map<string, readonly TreeNode[]>()
  const waiting = new Set<string>()
  opened.forEach((id, index) => {
    const level = levels[index]
    if (level?.data)
      childrenOf.set(
        id,
        level.data.organisations.edges.map((edge) => edge.node),
      )
    else if (level?.isPending) waiting.add(id)
  })

  const rows: TreeRow[] = []
  const walk = (
    node: { id: string; name: string; childCount: number; accountCount?: number },
    depth: number,
  ) => {
    const isOpen = open.has(node.id)
    rows.push({
      id: node.id,
      depth,
      label: node.name,
      note: node.accountCount ? formatCount(node.accountCount) : undefined,
      open: node.childCount === 0 ? null : isOpen,
      loading: waiting.has(node.id),
    })
    if (isOpen) for (const child of childrenOf.get(node.id) ?? []) walk(child, depth + 1)
  }
  walk({ ...root, childCount: 1 }, 0)

  const toggle = (id: string, shouldOpen: boolean) =>
    setOpen((before) => {
      const after = new Set(before)
      if (shouldOpen) after.add(id)
      else after.delete(id)
      return after
    })
  return (
    <Tree
      label={t('tree')}
      rows={rows}
      selected={props.selected}
      onSelect={props.onSelect}
      onToggle={toggle}
    />
  )
}
