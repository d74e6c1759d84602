import { dataSetFiles, type RowOf } from '@zhengmei/domain/dataset'

/** The sheet of a tree that is taken out, mended and brought back: as the units of a data set, so that either reads it. */
export const treeFile = { orgs: dataSetFiles.orgs } as const
export type TreeCells = RowOf<typeof dataSetFiles.orgs>
export type TreeColumn = keyof TreeCells

/** Names of its columns, in order. */
export const treeColumns = Object.keys(dataSetFiles.orgs.columns) as readonly TreeColumn[]

/** A unit as its row tells it. */
export interface TreeUnit {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parentCode: string | null
  readonly lineParentCode: string | null
  readonly category: string | null
  readonly divisionCode: string | null
  readonly residentPopulation: number | null
}
