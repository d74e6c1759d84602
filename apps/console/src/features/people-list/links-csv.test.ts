import { expect, it } from 'vitest'
import { linksCsv } from './links-csv'

const person = (name: string, login: string, unit: string | null) => ({
  name,
  login,
  organisation: unit === null ? null : { name: unit },
})

it('has one line a link, and no cell that a spreadsheet runs', () => {
  const links = [
    { secret: 's1', person: person('张三', 'zhang', '甲县，"办"') },
    { secret: 's2', person: person('=HYPERLINK("x")', '-li', null) },
  ]
  expect(linksCsv(['姓名', '登录名', '单位', '链接'], links, 'https://zm')).toBe(
    [
      '\uFEFF姓名,登录名,单位,链接',
      '张三,zhang,"甲县，""办""",https://zm/invitation#s1',
      `"'=HYPERLINK(""x"")",'-li,,https://zm/invitation#s2`,
      '',
    ].join('\r\n'),
  )
})
