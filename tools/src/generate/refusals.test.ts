import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { composedCodes, refusalsIn, sourcesIn } from './refusals.js'

it('finds code and texts, however they are written', () => {
  const sources = [
    `throw new RequestError({ code: 'page/bad-size', field: 'first', message: { zh: \`每页 \${n} 条\`, en: \`At most \${n}\` } })`,
    "return refuse('run/over', { zh: '已结束', en: \"It’s over\" }, 'id')",
    "const words = {\n  404: said('request/gone', '没有', 'Gone | away'),\n  405: said('request/other', '其他', 'Other') }",
  ]
  expect(refusalsIn(sources)).toEqual([
    { code: 'page/bad-size', zh: '每页 … 条', en: 'At most …' },
    { code: 'request/gone', zh: '没有', en: 'Gone \\| away' },
    { code: 'request/other', zh: '其他', en: 'Other' },
    { code: 'run/over', zh: '已结束', en: 'It’s over' },
  ])
})

it('takes the first, and nothing that only names a code or a content type', () => {
  const sources = [
    "if (code === 'run/over') return\n",
    "refuse('run/over', { zh: '甲', en: 'A' }); refuse('run/over', { zh: '乙', en: 'B' })",
    "reply.type('text/plain').send(['中文', 'English'])",
  ]
  expect(refusalsIn(sources)).toEqual([{ code: 'run/over', zh: '甲', en: 'A' }])
})

it('knows a code that is put together at run time, and there is none', () => {
  const composed = ['`oidc/$', '{reason}`'].join('')
  expect(composedCodes(`code: ${composed}, path: ./rows/`)).toEqual([composed])
  const folders = ['packages/domain/src', 'apps/api/src'].map((path) =>
    fileURLToPath(new URL(`../../../${path}`, import.meta.url)),
  )
  const sources = [...sourcesIn(folders)]
  expect(sources.length).toBeGreaterThan(300)
  expect(sources.flatMap(([file, text]) => composedCodes(text).map((code) => [file, code]))).toEqual([])
})
