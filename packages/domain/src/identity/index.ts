export * from './appointment.js'
export * from './policies.js'
export * from './roles.js'
