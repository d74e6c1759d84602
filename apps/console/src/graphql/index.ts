export { gqlMutation, gqlQuery } from './cache'
export { useFollowed, useLive } from './live'
export { graphql, type ResultOf, type VariablesOf } from './schema'
export { bothLanguages, onSessionLost, WireError } from './wire'
