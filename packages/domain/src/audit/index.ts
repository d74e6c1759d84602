export * from './canonical.js'
export * from './changed-only.js'
export * from './fault-texts.js'
export * from './streams.js'
