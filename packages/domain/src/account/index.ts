export * from './cadence.js'
export * from './content.js'
export * from './platform.js'
export * from './state.js'
