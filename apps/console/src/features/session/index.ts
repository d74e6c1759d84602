export { signOutDocument, switchAppointmentDocument, type Viewer, viewerQuery } from './operations'
