import { expect, it } from 'vitest'
import { runningFoot } from './running-foot'

it.each([
  ['321302', '\\33 \\32 \\31 \\33 \\30 \\32 '],
  ['县区', '\\53bf \\533a '],
  ['𠮷', '\\20bb7 '],
])('writes %s as escapes of CSS', (text, content) => {
  expect(runningFoot('sheet-a', text)).toContain(`content: "${content}"`)
})

it.each(['"} body { display: none } @page x { "', '\\', 'a\nb'])(
  'lets no name end the text it stands in: %j',
  (text) => {
    expect(runningFoot('sheet-a', text)).toMatch(
      /^@page sheet-a \{ @bottom-left \{ content: "(\\[0-9a-f]+ )+"; color: #000; font-size: 9pt; \} \}$/,
    )
  },
)
