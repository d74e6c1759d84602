import type { Exportable } from './exportable.js'

/** Everything that can be taken out, by its kind. */
export type ExportCatalogue = ReadonlyMap<string, Exportable>

/** @throws Error when two have the same kind: downloads of one would be made as the other. */
export function exportCatalogue(exportables: readonly Exportable[]): ExportCatalogue {
  const catalogue = new Map<string, Exportable>()
  for (const exportable of exportables) {
    if (catalogue.has(exportable.kind)) throw new Error(`two exports of the kind ${exportable.kind}`)
    catalogue.set(exportable.kind, exportable)
  }
  return catalogue
}
