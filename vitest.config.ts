import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/testing/longest-first.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const database = at('apps/api/testing/global-setup.ts')
const browser = at('tools/boot/chromium-setup.mjs')

const minute = 60_000

const graphqlEntry = createRequire(new URL('apps/api/package.json', import.meta.url)).resolve('graphql')

/** Files that take a second or more each: tests that start a server or a browser get time, but no test is timed. */
const slow = { testTimeout: 2 * minute, hookTimeout: 2 * minute }

export default defineConfig({
  // type-graphql needs the legacy decorators; every field names its type, so emitted metadata are a convenience.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  // `graphql` exists as two modules, and a schema takes types of one only: all share the one that Node takes.
  resolve: { alias: [{ find: /^graphql$/, replacement: graphqlEntry }] },
  test: {
    pool: 'forks',
    // Vitest leaves one processor to itself, which on a machine of two would leave half of it idle. More workers than processors
    // would only make each browser wait for the others.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // One line a file; tests of whole starts are slow by nature and need no line each.
    slowTestThreshold: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'domain', root: 'packages/domain', include: ['src/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'api',
          root: 'apps/api',
          include: ['src/**/*.test.ts'],
          globalSetup: [database],
          // Each file makes its own server and database; what it shares with others is what it imports, and loading that takes longer.
          isolate: false,
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'tools',
          root: 'tools',
          include: ['src/**/*.test.ts', 'boot/**/*.test.ts', 'faults/history/*.test.ts'],
          globalSetup: [database],
          ...slow,
        },
      },
      {
        // Real processes that are really killed: `npm run test:faults`, no part of `npm test`.
        extends: true,
        test: {
          name: 'faults',
          root: 'tools',
          include: ['faults/*.test.ts'],
          globalSetup: [at('tools/faults/setup.ts')],
          fileParallelism: false,
          testTimeout: 10 * minute,
          hookTimeout: 5 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: 'console',
          root: 'apps/console',
          include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'console-e2e',
          root: 'apps/console',
          include: ['e2e/**/*.test.ts'],
          isolate: false,
          globalSetup: [database, browser],
          ...slow,
        },
      },
    ],
  },
})
