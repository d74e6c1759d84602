import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Built files the launcher starts, seen from `dist/launcher`. */
export const apiEntry = fileURLToPath(new URL('../main.js', import.meta.url))
export const workerEntry = fileURLToPath(new URL('../worker.js', import.meta.url))
export const seedEntry = fileURLToPath(new URL('../../../../tools/dist/seed.js', import.meta.url))

/** Files in the data folder that belong to the launcher. */
export const runningFile = (dataDir: string) => join(dataDir, 'running.json')
export const demoPendingFile = (dataDir: string) => join(dataDir, 'demo-pending')
export const demoLoginsFile = (dataDir: string) => join(dataDir, 'demo-logins.json')
export const logFile = (dataDir: string, name: string) => join(dataDir, 'logs', `${name}.log`)
