import { gqlQuery, graphql } from '../../graphql'

const adviceDocument = graphql(`
  query PasswordAdviceFor($secret: String!) { passwordAdviceFor(secret: $secret) { kindsOfSigns ownWords } }
`)
/** What is asked of the password that its holder may set by this secret; apart from the other operations, so that signing in stays light. */
export const adviceForQuery = (secret: string) =>
  gqlQuery(adviceDocument, { secret }, Number.POSITIVE_INFINITY)
