import type { DataSetFile } from '@zhengmei/domain/dataset'
import { following, type OpenedTable } from './source/read-table.js'
import type { SourceRecord } from './source/source.js'

/** With more unread records than this the list of errors is full of them, and of nothing else. */
const mostUnread = 10_000

/**
 * Keys that a file may have given in records which could not be read. What refers to one of them is not refused for that: the place to mend
 * is where the key stands, and one wrong header would otherwise be buried under every row that refers to its file.
 */
export class MissedKeys {
  readonly #likely = new Set<string>()
  #unread = 0
  #anything: boolean

  /** @param anything no key of the file could be read. */
  constructor(anything = false) {
    this.#anything = anything
  }

  /** @param cells pieces of a record that could not be read, each of which may be its key; without pieces nobody knows what stood there. */
  add(cells: readonly string[]): void {
    this.#unread += 1
    if (cells.length === 0) this.#anything = true
    if (this.#unread > mostUnread) return
    for (const cell of cells) this.addKey(cell)
  }

  addKey(cell: string): void {
    this.#likely.add(cell.trim())
  }

  /** Whatever is referred to may be in the file. */
  get anything(): boolean {
    return this.#anything
  }

  get likely(): readonly string[] {
    return [...this.#likely]
  }
}

/** The keys below a header that does not fit its file: all that is looked at of such a file. */
export async function keysBelow(
  file: DataSetFile,
  opened: OpenedTable | undefined,
  batches: AsyncIterator<readonly SourceRecord[]>,
): Promise<MissedKeys> {
  const [key = '', ...others] = file.key
  const position = opened?.header.positions[Object.keys(file.columns).indexOf(key)] ?? -1
  const unreadable = opened === undefined || position < 0
  const missed = new MissedKeys(unreadable)
  // Nothing refers to a file whose rows have more than one column to their key.
  if (unreadable || others.length > 0) return missed
  let batch: readonly SourceRecord[] | undefined = opened.rest
  for (; batch; batch = await following(batches)) {
    for (const { cells, faults } of batch) {
      if (faults) missed.add(cells)
      else missed.addKey(cells[position] ?? '')
    }
  }
  return missed
}
