export * from './level.js'
export * from './org-kind.js'
export * from './tree.js'
