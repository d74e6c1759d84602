export { uploadFiles } from './upload-files'
export { UploadProblem } from './upload-problem'
