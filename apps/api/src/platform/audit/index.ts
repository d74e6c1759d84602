export type { ChainedEntry, ChainProblem, StreamHead, StreamVerdict } from './chain.js'
export { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js'
export { entryColumns, streamHeads } from './entry-rows.js'
export { type AuditEntry, record } from './record.js'
export { RefusalLog, type Refused } from './refusals.js'
export { keptSigningKey, publicKeyPem, signingKey } from './signing-key.js'
export {
  currentCheckpoint,
  keepDailyCheckpoint,
  type StoredCheckpoint,
  signedHeads,
  storedCheckpoints,
} from './stored-checkpoints.js'
export { type VerificationOptions, verifyTrail } from './verify.js'
