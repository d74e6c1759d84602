export {
  signInDocument,
  signOutDocument,
  switchAppointmentDocument,
  type Viewer,
  viewerQuery,
} from './operations'
