export { organisationQuery } from './operations'
export { UnitPicker } from './unit-picker'
export { UnitTree } from './unit-tree'
