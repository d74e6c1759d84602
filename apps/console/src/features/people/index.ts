import { lazy } from 'react'

export { PersonPicker } from './person-picker'
export { Term } from './term'

/** Loaded when its tab is opened. */
export const UnitPeople = lazy(() => import('./unit-people'))
