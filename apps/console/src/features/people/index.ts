export { UnitPeople } from './unit-people'
