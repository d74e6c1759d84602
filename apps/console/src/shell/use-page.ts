import { useMatches } from '@tanstack/react-router'
import { type PageDescriptor, pages } from './pages'

/** What the frame knows of the page it shows; nothing of addresses that lead nowhere. */
export function usePage(): PageDescriptor | undefined {
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath })
  return (pages as Readonly<Partial<Record<string, PageDescriptor>>>)[path ?? '']
}
