// Migrates and is killed on the way, for tests: `middle` after the first statements of the first migration that is not
// applied yet, `uncommitted` when all of it is done but not committed, `committed` right after.
import { createRequire } from 'node:module'
import { migrations } from '@zhengmei/api/migrations'
import { migrate } from '@zhengmei/api/platform/db'

// The very module that the API uses; another copy of it would see no statement.
const pg = createRequire(new URL('../../apps/api/package.json', import.meta.url))('pg')
const { DATABASE_URL, KILL_AT, KILL_AFTER } = process.env

const end = () => process.kill(process.pid, 'SIGKILL')
const { query } = pg.Client.prototype
let statements = Number.NEGATIVE_INFINITY

pg.Client.prototype.query = function (...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '')
  if (/^(begin|start transaction)/i.test(text)) statements = 0
  else statements += 1
  if (KILL_AT === 'uncommitted' && /^commit/i.test(text)) end()
  const answer = query.apply(this, args)
  const kills =
    KILL_AT === 'committed'
      ? /^commit/i.test(text)
      : KILL_AT === 'middle' && statements === Number(KILL_AFTER)
  return kills ? Promise.resolve(answer).then(end) : answer
}

await migrate(DATABASE_URL, migrations)
