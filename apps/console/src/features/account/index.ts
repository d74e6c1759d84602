import { lazy } from 'react'

/** Loaded with the list beside the tree. */
export const AccountsBelow = lazy(() => import('./accounts-below'))
