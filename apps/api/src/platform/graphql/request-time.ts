import { dayOf, type Instant, type PlainDate } from '@zhengmei/domain/kernel'
import { databaseClock } from '../clock/index.js'
import type { RequestContext } from './context.js'
import { defineLoader } from './loader.js'

const time = defineLoader<'now', Instant>(async (context, keys) => {
  const now = await databaseClock(context.pool).now()
  return keys.map(() => now)
})

/** The moment of a request by the database's clock, asked once however many fields want it. */
export const requestTime = (context: RequestContext): Promise<Instant> => context.load(time, 'now')

/** The day of a request in Asia/Shanghai. */
export const requestDay = async (context: RequestContext): Promise<PlainDate> =>
  dayOf(await requestTime(context))
