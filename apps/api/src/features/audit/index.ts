export { AuditResolver } from './audit.resolver.js'
export { auditRoutes } from './audit.routes.js'
export { keepCheckpoint } from './keep-checkpoint.js'
export { auditCheckJobs, auditCheckQueue } from './verification.js'
