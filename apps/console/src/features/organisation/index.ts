export { AccountObligation } from './settlement/account-obligation'
export { UnitPicker } from './unit-picker'
export { UnitTree } from './unit-tree'
