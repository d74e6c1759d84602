import { expect, it } from 'vitest'
import { HttpError } from './http-error.js'
import { RateLimit } from './rate-limit.js'

const outcome = (limit: RateLimit, key: string) =>
  limit.count(key).then(
    () => 'passes',
    (error: unknown) => (error instanceof HttpError ? error.refusal.code : 'fault'),
  )

it('lets so many pass, of each one for themselves', async () => {
  const limit = new RateLimit(3)
  const answers: string[] = []
  for (const key of ['a', 'a', 'b', 'a', 'a', 'b']) answers.push(await outcome(limit, key))
  expect(answers).toEqual(['passes', 'passes', 'passes', 'passes', 'limit/rate', 'passes'])
})

it('says when the next may come, in whole seconds of the minute', async () => {
  const limit = new RateLimit(1)
  await limit.count('a')
  const error = await limit.count('a').catch((fault: unknown) => fault)
  expect(error).toBeInstanceOf(HttpError)
  expect(error).toMatchObject({ status: 429 })
  const seconds = (error as HttpError).retryAfterSeconds ?? 0
  expect(seconds).toBeGreaterThanOrEqual(1)
  expect(seconds).toBeLessThanOrEqual(60)
})

it('lets everything pass without a limit', async () => {
  const limit = new RateLimit(0)
  for (let times = 0; times < 100; times += 1) expect(await outcome(limit, 'a')).toBe('passes')
})
