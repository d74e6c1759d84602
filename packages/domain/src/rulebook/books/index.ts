import type { RulebookEdition } from '../schema.js'
import { gaocheng2023 } from './gaocheng-2023.js'
import { huzhou } from './huzhou.js'
import { shaanxiTransport } from './shaanxi-transport.js'
import { stateCouncil2018 } from './state-council-2018.js'
import { suqian2021 } from './suqian-2021.js'

/** The built-in books, the national baseline first; frozen. */
export const books: readonly RulebookEdition[] = Object.freeze([
  stateCouncil2018,
  huzhou,
  gaocheng2023,
  suqian2021,
  shaanxiTransport,
])

/** A built-in book; undefined when there is none of that id. */
export const editionById = (id: string): RulebookEdition | undefined =>
  books.find((edition) => edition.id === id)
