import { Role } from '@zhengmei/domain/identity'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdministrator, identityEntities } from '../../api/src/features/identity/index.js'
import { type Database, openDatabase } from '../../api/src/platform/db/index.js'
import { insertAppointment, insertPerson, testPassword } from '../../api/testing/fixtures.js'
import { openWindow, signIn, type Window } from './browser.js'
import { type Product, startProduct } from './product.js'

const twoHats = { login: 'two.hats', name: '周敏', password: testPassword }

let product: Product
let database: Database

beforeAll(async () => {
  product = await startProduct()
  database = await openDatabase({ url: product.databaseUrl, entities: identityEntities })
  const person = await insertPerson(database.pool, {
    ...twoHats,
    org: product.city,
    role: Role.officeAdministrator,
  })
  await insertAppointment(database.pool, person.id, product.city, Role.leader)
})
afterAll(async () => {
  await database?.close()
  await product?.close()
})

const heading = (name: string, on: Page) => on.getByRole('heading', { level: 1, name }).waitFor()

describe('a one-time link', () => {
  let stranger: Window
  let secret: string
  beforeAll(async () => {
    const made = await createAdministrator(database, { login: 'first.admin', name: '赵刚' })
    if (!made.ok) throw new Error(made.refusal.message.en)
    secret = made.value.secret
    stranger = await openWindow(product.url)
  })
  afterAll(() => stranger?.close())

  it('says at the field what is wrong with a password, takes a good one, and lets sign in with it', async () => {
    const { page: own } = stranger
    const good = 'seven rivers meet here'
    await own.goto(`/invitation#${secret}`)
    await heading('启用您的账号', own)
    expect(own.url()).not.toContain(secret)
    const [first, again] = [own.getByLabel('新密码'), own.getByLabel('再输一遍')]
    const say = async (password: string, repeated = password) => {
      await first.fill(password)
      await again.fill(repeated)
    }
    const saidAt = (field: Locator) =>
      field.evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      )
    const accept = own.getByRole('button', { name: '启用账号' })

    await say('赵刚赵刚赵刚赵刚赵刚赵刚')
    await accept.click()
    // The advice while typing says it too, and goes when the answer comes to stand at the field.
    await expect.poll(() => saidAt(first), { timeout: 10_000 }).toContain('密码中不能有您的登录名、姓名')
    expect(await first.getAttribute('aria-invalid')).toBe('true')
    expect(await again.getAttribute('aria-invalid')).toBeNull()

    await say(good, `${good}?`)
    await expect.poll(() => saidAt(again), { timeout: 10_000 }).toContain('两次输入的密码不一致')

    await say(good)
    await accept.click()
    await own.getByText('账号已启用').waitFor()
    await own.getByRole('link', { name: '去登录' }).click()
    await signIn(own, { login: 'first.admin', password: good })
    await own.getByRole('link', { name: '数据导入' }).waitFor()
  })

  it('works once', async () => {
    const { page: own } = stranger
    await own.goto('/rulebooks')
    await own.goto(`/invitation#${secret}`)
    await own.getByLabel('新密码').fill('another password 9')
    await own.getByLabel('再输一遍').fill('another password 9')
    await own.getByRole('button', { name: '启用账号' }).click()
    await own.getByRole('alert').filter({ hasText: /./ }).waitFor()
    // It's not the password that is at fault.
    expect(await own.getByLabel('新密码').getAttribute('aria-invalid')).toBeNull()
    expect(stranger.defects).toEqual([])
  })
})

describe('whoever holds two appointments', () => {
  it('sees and may do what the present one allows', async () => {
    const own = await openWindow(product.url)
    const { page: other } = own
    await signIn(other, twoHats)
    const chip = other.getByRole('button', { name: /当前任职/ })
    const menu = other.getByRole('navigation', { name: '主菜单' })
    const look = async () => {
      const imports = (await menu.getByRole('link', { name: '数据导入' }).count()) > 0
      await other.goto('/assessments')
      await other.getByText('还没有考核记录').waitFor()
      return { imports, start: (await other.getByRole('button', { name: '发起考核' }).count()) > 0 }
    }
    const become = async (role: string) => {
      await chip.click()
      await other.getByRole('radio', { name: new RegExp(`· ${role}$`) }).click()
      await chip.filter({ hasText: role }).waitFor()
      await other.waitForURL((url) => url.pathname === '/')
    }
    await become('主管单位管理员')
    expect(await look()).toEqual({ imports: true, start: true })
    await become('领导')
    expect(await look()).toEqual({ imports: false, start: false })
    await other.goto('/imports')
    await heading('当前任职没有这项权限', other)
    await become('主管单位管理员')
    expect((await look()).imports).toBe(true)
    expect(own.defects).toEqual([])
    await own.close()
  })
})
