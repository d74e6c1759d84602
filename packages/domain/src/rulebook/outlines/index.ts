import { deepFreeze } from '../deep-freeze.js'
import type { Outline } from '../schema.js'
import { gaocheng2023Plan } from './gaocheng-2023-plan.js'
import { huzhouGuide } from './huzhou-guide.js'
import { shaanxiTransportMeasures } from './shaanxi-transport-measures.js'
import { stateCouncil2018123 } from './state-council-2018-123.js'
import { suqian202122 } from './suqian-2021-22.js'

/** The outlines of the regulations that the product carries, by document. */
export const outlines: ReadonlyMap<string, Outline> = new Map(
  deepFreeze([
    stateCouncil2018123,
    huzhouGuide,
    gaocheng2023Plan,
    suqian202122,
    shaanxiTransportMeasures,
  ]).map((outline) => [outline.document, outline]),
)
