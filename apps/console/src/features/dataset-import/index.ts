export { JobStateMark } from './job-state'
