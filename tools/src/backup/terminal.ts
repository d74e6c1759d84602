import { readFileSync, statSync } from 'node:fs'
import { showLine } from '../command/run-command.js'

/** The table that is being written or read, and how many rows are done. */
export const showTable = (table: string, rowsDone: number): void => showLine(`${rowsDone}  ${table}`)

/** Size of a file for people. */
export function bytes(path: string): string {
  const { size } = statSync(path)
  return size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`
}

/** The product's version, as its package states it. */
export function productVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
