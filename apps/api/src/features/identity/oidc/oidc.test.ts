import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Role } from '@zhengmei/domain/identity'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'

const client = { id: 'zhengmei', secret: 'a secret of the tests' }

let api: TestApi
let city: TestOrg
let issuer: string
let providing: Server
let provider: Provider
let people = 0
/** What the provider knows of its people, by subject. */
const logins = new Map<string, string>()

beforeAll(async () => {
  providing = createServer((request, response) => void provider.callback()(request, response))
  await new Promise<void>((ready) => providing.listen(0, '127.0.0.1', ready))
  issuer = `http://127.0.0.1:${(providing.address() as AddressInfo).port}`
  api = await startTestApi({
    config: {
      oidc: {
        issuer,
        clientId: client.id,
        clientSecret: client.secret,
        loginClaim: 'preferred_username',
        label: { zh: '统一身份认证', en: 'Single sign-on' },
      },
    },
  })
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${api.url}/sign-in/oidc/callback`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: logins.get(id) ?? '' }),
    }),
    cookies: { keys: ['one key of the tests'] },
    features: { devInteractions: { enabled: true } },
  })
  city = await insertOrg(api.pool)
})
afterAll(async () => {
  await api?.close()
  await new Promise((closed) => providing.close(closed))
})

async function newPerson() {
  people += 1
  const login = `person${people}`
  return { login, ...(await insertPerson(api.pool, { login, org: city, role: Role.leader })) }
}

/** A browser: keeps the cookies of each site, and follows no redirect by itself. */
function newBrowser() {
  const jars = new Map<string, Map<string, string>>()
  const visit = async (url: string, form?: Record<string, string>) => {
    const { origin } = new URL(url)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    return { response, to: location === null ? null : new URL(location, url).href }
  }
  return { visit, cookies: (origin: string) => jars.get(origin) ?? new Map<string, string>() }
}
type Browser = ReturnType<typeof newBrowser>

/** Signs in at the provider as a person does, up to its way back to us. */
async function throughProvider(browser: Browser, as: string): Promise<string> {
  let to = (await browser.visit(`${api.url}/sign-in/oidc`)).to ?? ''
  for (let pages = 0; pages < 12 && !to.startsWith(api.url); pages += 1) {
    const { response, to: next } = await browser.visit(to)
    if (next !== null) {
      to = next
      continue
    }
    const page = await response.text()
    const action = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', to).href
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? ''
    to = (await browser.visit(action, { prompt, login: as, password: 'any' })).to ?? ''
  }
  return to
}

async function signIn(subject: string, login: string): Promise<{ browser: Browser; landed: string | null }> {
  logins.set(subject, login)
  const browser = newBrowser()
  const back = await throughProvider(browser, subject)
  return { browser, landed: (await browser.visit(back)).to }
}

const who = async (browser: Browser) => {
  const cookie = `zhengmei=${browser.cookies(api.url).get('zhengmei') ?? ''}`
  const answer = await api.graphql<{ viewer: { person: { login: string }; signOutUrl: string } | null }>(
    '{ viewer { person { login } signOutUrl } }',
    {},
    { headers: { cookie } },
  )
  return answer.data?.viewer ?? null
}
const problem = (code: string) => `${api.url}/sign-in?problem=${encodeURIComponent(code)}`

describe('signing in at the identity provider', () => {
  it('links a person by login the first time, and knows them by subject from then on', async () => {
    const { login, id } = await newPerson()
    const first = await signIn(`s-${login}`, login.toUpperCase())
    expect(first.landed).toBe(`${api.url}/`)
    expect(await who(first.browser)).toEqual({
      person: { login },
      signOutUrl: expect.stringContaining(`${issuer}/session/end`),
    })
    const { rows } = await api.pool.query(
      'select issuer, subject from person_identity where person_id = $1',
      [id],
    )
    expect(rows).toEqual([{ issuer, subject: `s-${login}` }])
    const renamed = await signIn(`s-${login}`, 'somebody-else')
    expect((await who(renamed.browser))?.person.login).toBe(login)
    const { rows: sessions } = await api.pool.query(
      'select distinct method from session where person_id = $1',
      [id],
    )
    expect(sessions).toEqual([{ method: 'oidc' }])
  })

  it('ends a session at the provider by the token it came with, which lies sealed', async () => {
    const { login, id } = await newPerson()
    const { browser } = await signIn(`s-${login}`, login)
    const out = new URL((await who(browser))?.signOutUrl ?? '')
    const hint = out.searchParams.get('id_token_hint') ?? ''
    const [, claims = ''] = hint.split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ sub: `s-${login}` })
    const { rows } = await api.pool.query<{ sealed: Buffer }>(
      'select id_token as sealed from session where person_id = $1',
      [id],
    )
    expect(rows[0]?.sealed.includes(Buffer.from(claims.slice(0, 20)))).toBe(false)
  })

  const unlink = async (by: { as?: string; headers?: Record<string, string> }, personId?: string) => {
    const [name, given] = personId
      ? ['unlinkIdentity', `(personId: "${personId}")`]
      : ['unlinkMyIdentity', '']
    const answer = await api.graphql<Record<string, { unlinked?: boolean; code?: string }>>(
      `mutation { ${name}${given} { ... on IdentityUnlinked { unlinked } ... on Refusal { code } } }`,
      {},
      by,
    )
    return answer.data?.[name] ?? { code: answer.errors[0]?.extensions.code }
  }

  it('is unlinked by the security administrator: sessions that began by it end, another subject may be linked', async () => {
    const { login, id } = await newPerson()
    await insertPerson(api.pool, { login: `guard-${login}`, org: city, role: Role.securityAdministrator })
    const { browser } = await signIn(`s-${login}`, login)
    const as = `guard-${login}`
    const shown = await api.graphql(
      'query ($id: ID!) { identityOfPerson(personId: $id) { issuer } }',
      { id },
      { as },
    )
    expect(shown.data).toEqual({ identityOfPerson: { issuer } })
    expect(await unlink({ as: login }, id)).toEqual({ code: 'access/denied' })
    expect(await unlink({ as }, id)).toEqual({ unlinked: true })
    expect(await unlink({ as }, id)).toEqual({ unlinked: false })
    expect(await who(browser)).toBeNull()
    expect((await signIn(`t-${login}`, login)).landed).toBe(`${api.url}/`)
  })

  it('is unlinked by oneself where a password is left to sign in with', async () => {
    const { login, id } = await newPerson()
    const { browser } = await signIn(`s-${login}`, login)
    const headers = { cookie: `zhengmei=${browser.cookies(api.url).get('zhengmei') ?? ''}` }
    await api.pool.query('update person set password_hash = null where id = $1', [id])
    expect(await unlink({ headers })).toEqual({ code: 'oidc/no-password' })
    await api.pool.query(`update person set password_hash = 'x' where id = $1`, [id])
    expect(await unlink({ headers })).toEqual({ unlinked: true })
    expect((await who(browser))?.person.login).toBe(login)
  })

  it('makes nobody', async () => {
    const { browser, landed } = await signIn('s-nobody', 'nobody-here')
    expect(landed).toBe(problem('oidc/unknown-person'))
    expect(await who(browser)).toBeNull()
    expect((await api.pool.query(`select from person where login = 'nobody-here'`)).rows).toEqual([])
  })

  it('lets no second subject be the same person', async () => {
    const { login } = await newPerson()
    await signIn(`s-${login}`, login)
    const other = await signIn('another', login)
    expect(other.landed).toBe(problem('oidc/linked-otherwise'))
    expect(await who(other.browser)).toBeNull()
  })

  it.each([
    ['a disabled person', 'update person set disabled_at = now() where id = $1', 'oidc/unknown-person'],
    [
      'one without an appointment',
      `update appointment set to_on = '2021-01-01' where person_id = $1`,
      'oidc/no-appointment',
    ],
  ])('keeps out %s, linked or not', async (_, change, code) => {
    const { login, id } = await newPerson()
    await signIn(`s-${login}`, login)
    await api.pool.query(change, [id])
    expect((await signIn(`s-${login}`, login)).landed).toBe(problem(code))
  })

  it('takes the way back only in the browser that left, once, with its own state', async () => {
    const { login } = await newPerson()
    const browser = newBrowser()
    const back = await throughProvider(browser, `s-${login}`)
    expect((await newBrowser().visit(back)).to).toBe(problem('oidc/begin-again'))
    const forged = new URL(back)
    forged.searchParams.set('state', 'another')
    expect((await browser.visit(forged.href)).to).toBe(problem('oidc/failed'))
    expect((await browser.visit(back)).to).toBe(problem('oidc/begin-again'))
    expect(await who(browser)).toBeNull()
  })

  it('is offered by its name', async () => {
    expect((await api.graphql('{ oidcLabel { zh } }')).data).toEqual({ oidcLabel: { zh: '统一身份认证' } })
  })
})

describe('without an identity provider', () => {
  it.each([
    ['that is configured', undefined, 'oidc/not-configured'],
    ['that answers', 'http://127.0.0.1:9', 'oidc/unavailable'],
  ])('%s one is told so', async (_, away, code) => {
    const label = { zh: '统一', en: 'One' }
    const oidc =
      away === undefined
        ? undefined
        : { issuer: away, clientId: 'x', clientSecret: 'y', loginClaim: 'sub', label }
    const other = await startTestApi({ config: { oidc } })
    const { to } = await newBrowser().visit(`${other.url}/sign-in/oidc`)
    expect(to).toBe(`${other.url}/sign-in?problem=${encodeURIComponent(code)}`)
    await other.close()
  })
})
