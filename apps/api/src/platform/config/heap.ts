/**
 * Node's flags for the worker: it streams rows by the hundred thousand, and with V8's own nurseries would take three times the
 * memory; the upper bound is far above what it needs, but makes V8 collect sooner.
 * `npm run bench` runs with the same.
 */
export const workerHeap: readonly string[] = ['--max-semi-space-size=8', '--max-old-space-size=512']

/**
 * Node's flags for the API: left alone, V8 lets its nurseries grow to 128 MB under load and collects what is old late. What is in use
 * is a tenth of the bound.
 */
export const apiHeap: readonly string[] = ['--max-semi-space-size=16', '--max-old-space-size=1024']
