export { PersonPicker } from './person-picker'
export { Term } from './term'

/** The people of a unit, read when their tab is opened. */
export const readUnitPeople = () => import('./unit-people')
