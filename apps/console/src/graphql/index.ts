export { gqlMutation, gqlQuery, staleOperations } from './cache'
export { useLive } from './live'
export { type FragmentOf, graphql, type ResultOf, type VariablesOf } from './schema'
export { bothLanguages, onSessionLost, WireError } from './wire'
