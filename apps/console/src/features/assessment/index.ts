export { RunStateMark } from './run-state'
