import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { keepOperations } from './build/kept-operations.ts'
import { packFiles } from './build/packed-files.ts'
import { scripts } from './build/scripts.ts'

const api = process.env['ZHENGMEI_API'] ?? 'http://127.0.0.1:4000'

/** The console is one static bundle; while developing, the wire is passed on to a running API. */
export default defineConfig(({ command }) => {
  // A build made by whatever runs under another NODE_ENV (a test run, a watcher) is the same build.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return {
    plugins: [react(), keepOperations(fileURLToPath(new URL('src', import.meta.url))), packFiles()],
    resolve: { tsconfigPaths: false },
    build: {
      target: 'es2022',
      sourcemap: false,
      reportCompressedSize: true,
      chunkSizeWarningLimit: 900,
      rolldownOptions: { output: { codeSplitting: { groups: scripts } } },
    },
    server: {
      proxy: {
        '/graphql': { target: api, ws: true },
        '/files': { target: api },
        '/sign-in/oidc': { target: api },
      },
    },
  }
})
