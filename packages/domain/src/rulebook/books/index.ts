import type { RulebookEdition } from '../schema.js'
import { suqian2021 } from './suqian-2021.js'

/** The built-in books, from the national baseline down; frozen. */
export const books: readonly RulebookEdition[] = Object.freeze([suqian2021])

/** The newest version of a built-in book. */
export const editionById = (id: string): RulebookEdition | undefined =>
  books.find((edition) => edition.id === id)
