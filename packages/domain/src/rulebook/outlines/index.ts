import { deepFreeze } from '../deep-freeze.js'
import type { Outline } from '../schema.js'
import { suqian202122 } from './suqian-2021-22.js'

/** The outlines of the regulations that the product carries, by document. */
export const outlines: ReadonlyMap<string, Outline> = new Map(
  deepFreeze([suqian202122]).map((outline) => [outline.document, outline]),
)
