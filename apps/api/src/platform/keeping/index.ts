/**
 * How many days is kept what nobody needs any more; a worker removes it every hour. Whoever changes a time changes it here, and in
 * `docs/operations.md`, which a test compares.
 */
export const keptForDays = {
  /** Tries to sign in: as far back as they are counted. */
  signInAttempts: 1,
  /** Steps of a sign-in that was not finished, after their end. */
  signInSteps: 1,
  /** Sessions, after they ended or expired. */
  sessions: 30,
  /** One-time links, after they were used or expired. */
  invitations: 30,
  /** Answers kept under an idempotency key: the same request later is a new one. */
  idempotentAnswers: 30,
  /** What people were told, read or not. */
  notifications: 90,
  /** Uploads, unless an import that is not over needs them; the report of an import stays. */
  uploads: 30,
} as const

/** An instant so many days ago, in SQL. */
export const daysAgo = (what: keyof typeof keptForDays): string =>
  `now() - make_interval(days => ${keptForDays[what]})`
