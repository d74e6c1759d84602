import type { Pool } from 'pg'
import { keepDailyCheckpoint, signingKey } from '../../platform/audit/index.js'
import type { Config } from '../../platform/config/index.js'
import type { Logger } from '../../platform/log/index.js'

/** Signs and keeps where the trail stands, once a day. */
export async function keepCheckpoint(pool: Pool, config: Config, log: Logger): Promise<void> {
  if (await keepDailyCheckpoint(pool, await signingKey(config))) log.info({}, 'audit checkpoint kept')
}
