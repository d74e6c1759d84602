import { Role } from '@zhengmei/domain/identity'
import { Arg, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment, insertOrg, insertPerson, type TestOrg } from '../../testing/fixtures.js'
import { change } from '../../testing/people.js'
import { type TakeOptions, takeFrom } from '../../testing/subscribe.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { publish } from '../platform/events/index.js'
import { OpenToEverybody, type RequestContext, RequiresViewer } from '../platform/graphql/index.js'
import { features } from './features.js'

async function* ticks(context: RequestContext, id: string): AsyncGenerator<number> {
  let count = 0
  const happenings = context.events.stream('tick', id)
  yield count
  for await (const _ of happenings) yield (count += 1)
}

@Resolver()
class Ticking {
  @Query(() => Boolean)
  @OpenToEverybody('a query of the tests')
  quiet(): boolean {
    return true
  }

  @Subscription(() => String, {
    subscribe: ({ args, context }) => ticks(context as RequestContext, String(args['id'])),
  })
  @RequiresViewer()
  ticking(
    @Root() count: number,
    @Arg('id', () => String) id: string,
    @Ctx() context: RequestContext,
  ): string {
    if (id === 'faulty' && count > 0) throw new Error('secret')
    return `${context.viewer?.personId} ${count}`
  }
}

let api: TestApi
let org: TestOrg
beforeAll(async () => {
  api = await startTestApi({ features: [...features, { resolvers: [Ticking] }] })
  org = await insertOrg(api.pool)
})
afterAll(() => api?.close())

let people = 0
async function newPerson(): Promise<{ id: string; login: string; cookie: string }> {
  people += 1
  const login = `person${people}`
  const { id } = await insertPerson(api.pool, { login, org, role: Role.officeAdministrator })
  return { id, login, cookie: await api.cookieOf(login) }
}

const take = (document: string, options: TakeOptions) => takeFrom(api.url, document, options)

const ticking = 'subscription ($id: String!) { ticking(id: $id) }'
/** Changes something without anybody being told, as the clock does. */
const inSilence = (statement: string) =>
  api.pool.query(`begin; set local session_replication_role = replica; ${statement}; commit`)

const tick = (id: string) => void publish(api.pool, { topic: 'tick', id })

describe('a subscription', () => {
  it('tells what happens as it happens', async () => {
    const { id, cookie } = await newPerson()
    const { values } = await take(ticking, {
      cookie,
      variables: { id: 'a' },
      onValue: () => tick('a'),
      until: 3,
    })
    expect(values.map((value) => value.data?.['ticking'])).toEqual([`${id} 0`, `${id} 1`, `${id} 2`])
  })

  it('tells nothing more once the session is over', async () => {
    const { id, cookie } = await newPerson()
    const endSession = async () => {
      await inSilence(`update session set expires_at = now() where person_id = '${id}'`)
      tick('b')
    }
    const { values } = await take(ticking, {
      cookie,
      variables: { id: 'b' },
      onValue: () => void endSession(),
      until: 2,
    })
    expect(values[0]?.data?.['ticking']).toBe(`${id} 0`)
    expect(values[1]?.data).toBeNull()
    expect(values[1]?.errors?.[0]?.extensions?.code).toBe('session/required')
  })

  it('tells nothing more once the person acts under another appointment', async () => {
    const { id, cookie } = await newPerson()
    const narrower = await insertAppointment(
      api.pool,
      id,
      await insertOrg(api.pool, { parent: org }),
      Role.officeAdministrator,
    )
    const change = async () => {
      await inSilence(`update session set appointment_id = '${narrower}' where person_id = '${id}'`)
      tick('d')
    }
    const { values } = await take(ticking, {
      cookie,
      variables: { id: 'd' },
      onValue: () => void change(),
      until: 2,
    })
    expect(values[1]?.errors?.[0]?.extensions?.code).toBe('session/changed')
  })

  it('hides its faults', async () => {
    const { cookie } = await newPerson()
    const { values } = await take(ticking, {
      cookie,
      variables: { id: 'faulty' },
      onValue: () => tick('faulty'),
      until: 2,
    })
    expect(values[1]?.errors?.[0]?.extensions?.code).toBe('fault/unexpected')
    expect(JSON.stringify(values)).not.toContain('secret')
  })
})

describe('a subscription on which nothing happens', () => {
  /** Follows something silent as a new person, and has `act` happen once it has begun. */
  async function silently(act: (person: Awaited<ReturnType<typeof newPerson>>) => Promise<unknown>) {
    const person = await newPerson()
    return take(ticking, {
      cookie: person.cookie,
      variables: { id: person.login },
      onValue: () => void act(person),
    })
  }
  const forbidden = { code: 4403 }

  it.each([
    ['their appointment is ended', 'security', 'endAppointment'],
    ['they have departed', 'security', 'departPerson'],
    ['they are disabled', 'system', 'disablePerson'],
    ['their sessions are ended', 'security', 'endSessionsOfPerson'],
  ])('ends at once when %s', async (what, as, mutation) => {
    const { values, closed } = await silently(async ({ id, login }) => {
      const { rows } = await api.pool.query<{ id: string }>(
        'select id from appointment where person_id = $1',
        [id],
      )
      const by = `${as} of ${login}`
      const role = as === 'system' ? Role.systemAdministrator : Role.securityAdministrator
      await insertPerson(api.pool, { login: by, org, role })
      if (mutation === 'endSessionsOfPerson')
        return api.graphql(`mutation { ${mutation}(personId: "${id}") { __typename } }`, {}, { as: by })
      const input = mutation === 'endAppointment' ? { appointmentId: rows[0]?.id } : id
      return expect(await change(api, by, mutation, input), what).toMatchObject({
        __typename: expect.stringMatching(/^Person/),
      })
    })
    expect(values).toHaveLength(1)
    expect(closed).toMatchObject({ ...forbidden, reason: 'session/required' })
  })

  it('ends at once when they sign out in another window', async () => {
    const { values, closed } = await silently(({ cookie }) =>
      api.graphql('mutation { signOut }', {}, { headers: { cookie } }),
    )
    expect(values).toHaveLength(1)
    expect(closed).toMatchObject({ ...forbidden, reason: 'session/required' })
  })

  it('ends at once when they act under another appointment', async () => {
    const { values, closed } = await silently(async ({ id }) => {
      const other = await insertAppointment(api.pool, id, org, Role.leader)
      await api.pool.query('update session set appointment_id = $2 where person_id = $1', [id, other])
    })
    expect(values).toHaveLength(1)
    expect(closed).toMatchObject({ ...forbidden, reason: 'session/changed' })
  })

  it('ends at once when their node is moved in the tree', async () => {
    const { values, closed } = await silently(({ id }) =>
      api.pool.query(
        `update org set path = '9' || path where id in (select org_id from appointment where person_id = $1)`,
        [id],
      ),
    )
    expect(values).toHaveLength(1)
    expect(closed).toMatchObject({ ...forbidden, reason: 'session/changed' })
  })

  it('ends at once when a shorter lifetime is decided', async () => {
    const { values, closed } = await silently(async ({ id }) => {
      await inSilence(`update session set created_at = now() - interval '3 hours' where person_id = '${id}'`)
      await api.pool.query(
        `insert into sign_in_policy (password_profile, second_factor, idle_minutes, absolute_hours, token_days)
         values ('asvs', '{}', 60, 1, 30)`,
      )
    })
    await api.pool.query('delete from sign_in_policy')
    expect(values).toHaveLength(1)
    expect(closed).toMatchObject({ ...forbidden, reason: 'session/required' })
  })

  it('goes on for everybody else', async () => {
    const { id, cookie } = await newPerson()
    const { values } = await take(ticking, {
      cookie,
      variables: { id: 'others' },
      onValue: () =>
        void silently(({ cookie: theirs }) =>
          api.graphql('mutation { signOut }', {}, { headers: { cookie: theirs } }),
        ).then(() => tick('others')),
      until: 2,
    })
    expect(values[1]?.data?.['ticking']).toBe(`${id} 1`)
  })
})

describe('a socket', () => {
  const forbidden = 4403

  it.each([
    ['without a cookie', ''],
    ['with a made-up secret', `zhengmei=${'A'.repeat(43)}`],
  ])('%s is closed', async (_, cookie) => {
    const { closed } = await take(ticking, { cookie, variables: { id: 'c' } })
    expect(closed?.code).toBe(forbidden)
  })

  it('of another site is not opened', async () => {
    const { cookie } = await newPerson()
    const { closed, values } = await take(ticking, {
      cookie,
      origin: 'https://evil.example',
      variables: { id: 'c' },
    })
    expect(closed).toBeDefined()
    expect(values).toEqual([])
  })

  it('refuses one subscription too many of a session, over all its windows', async () => {
    const { cookie } = await newPerson()
    const held = Array.from({ length: 20 }, (_, index) => {
      let begun = () => undefined as unknown
      const isBegun = new Promise((done) => (begun = () => done(undefined)))
      const taking = take(ticking, {
        cookie,
        variables: { id: `held${index}` },
        onValue: () => void begun(),
        until: 2,
      })
      return { isBegun, taking, end: () => tick(`held${index}`) }
    })
    await Promise.all(held.map(({ isBegun }) => isBegun))
    const { errors } = await take(ticking, { cookie, variables: { id: 'more' } })
    expect(errors?.[0]?.extensions?.code).toBe('limit/subscriptions')
    for (const { end } of held) await end()
    await Promise.all(held.map(({ taking }) => taking))
    const { values } = await take(ticking, { cookie, variables: { id: 'more' }, until: 1 })
    expect(values).toHaveLength(1)
  })

  it.each([
    ['a query', '{ quiet }', 'request/subscriptions-only'],
    ['a mutation', 'mutation { signOut }', 'request/subscriptions-only'],
    ['an unknown field', 'subscription { tickin(id: "a") }', 'request/invalid'],
    ['two at once', 'subscription { a: ticking(id: "a") b: ticking(id: "b") }', 'request/invalid'],
    [
      'a document of many words',
      `subscription { ticking(id: "a") ${'@x '.repeat(1_500)} }`,
      'limit/document',
    ],
  ])('refuses %s', async (_, document, code) => {
    const { cookie } = await newPerson()
    const { errors } = await take(document, { cookie })
    expect(errors?.[0]?.extensions?.code).toBe(code)
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i)
  })
})
