export { UnitPicker } from './unit-picker'
