export { gqlMutation, gqlQuery } from './cache'
export { useLive } from './live'
export { graphql, type ResultOf, type VariablesOf } from './schema'
export { bothLanguages, onSessionLost, WireError } from './wire'
