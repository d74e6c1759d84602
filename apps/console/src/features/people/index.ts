export { PersonPicker } from './person-picker'
export { Term } from './term'
export { UnitPeople } from './unit-people'
