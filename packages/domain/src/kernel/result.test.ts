import { expect, test } from 'vitest'
import { ok, refuse, refused } from './result.js'

const message = { zh: '不行', en: 'no' }

test('a result is a value or a refusal', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 })
  expect(refused('why')).toEqual({ ok: false, refusal: 'why' })
})

test('a refusal names a field only when it is about one', () => {
  expect(refuse('area/reason', message)).toEqual({ ok: false, refusal: { code: 'area/reason', message } })
  expect(refuse('area/reason', message, 'name')).toEqual({
    ok: false,
    refusal: { code: 'area/reason', field: 'name', message },
  })
  expect('field' in (refuse('area/reason', message) as { refusal: object }).refusal).toBe(false)
})
