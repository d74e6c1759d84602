export * from './content.js'
export * from './platform.js'
