export { JobStateMark } from './job-state'
export { uploadFiles } from './upload-files'
export { UploadProblem } from './upload-problem'
