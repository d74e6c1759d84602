/**
 * Node's flags for the worker: it streams rows by the hundred thousand, and with V8's own nurseries would take three times the memory.
 * `npm run bench` runs with the same.
 */
export const workerHeap: readonly string[] = ['--max-semi-space-size=16']
