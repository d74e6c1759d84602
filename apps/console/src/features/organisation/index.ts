export { UnitPicker } from './unit-picker'
export { UnitTree } from './unit-tree'
