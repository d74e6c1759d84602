import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ActiveSession } from '../platform/graphql/index.js'
import { checkedEveryMs, forbidden, type OpenSocket, OpenSockets } from './open-sockets.js'

const sessionOf = (personId: string, orgPath = '1/'): ActiveSession => ({
  sessionId: `session of ${personId}`,
  viewer: {
    personId,
    appointment: {
      id: 'a',
      role: Role.leader,
      orgId: 'o',
      orgPath,
      fromOn: '2025-01-01' as PlainDate,
      toOn: null,
    },
  },
  token: null,
})

/** What the database would say, by secrets; null while it is away. */
let alive: Map<string, ActiveSession> | null
let looks: string[][]
let listeners: Map<string, Set<() => void>>
let closed: string[]
let sockets: OpenSockets

beforeEach(() => {
  vi.useFakeTimers()
  alive = new Map()
  looks = []
  closed = []
  listeners = new Map()
  const subscribe = (topic: string, id: string | undefined, listener: () => void) => {
    const key = `${topic} ${id}`
    const listening = listeners.get(key) ?? new Set()
    listeners.set(key, listening.add(listener))
    return () => {
      listening.delete(listener)
      if (listening.size === 0) listeners.delete(key)
    }
  }
  const lookUp = async (secrets: readonly string[]) => {
    looks.push([...secrets])
    if (alive === null) throw new Error('away')
    return alive
  }
  sockets = new OpenSockets({ subscribe }, lookUp, { warn: () => undefined })
})
afterEach(() => {
  sockets.end()
  expect(listeners.size).toBe(0)
  vi.useRealTimers()
})

function open(name: string): OpenSocket {
  const session = sessionOf(name)
  alive?.set(name, session)
  const socket: OpenSocket = {
    context: {
      viewer: session.viewer,
      carrier: { secret: name, device: null, give: () => undefined, remember: () => undefined },
    },
    close: (code, reason) => {
      closed.push(`${name} ${code} ${reason}`)
      sockets.delete(socket)
    },
  }
  sockets.add(socket)
  return socket
}
const tell = async (id: string) => {
  for (const listener of listeners.get(`access ${id}`) ?? []) listener()
  await vi.advanceTimersByTimeAsync(0)
}

it('what ended while a socket was being opened is seen', async () => {
  alive = new Map()
  const socket = open('a')
  alive.clear()
  await vi.advanceTimersByTimeAsync(0)
  expect(closed).toEqual([`a ${forbidden} session/required`])
  sockets.delete(socket)
})

it('of somebody’s change only their own sockets are looked at', async () => {
  for (const name of ['a', 'b']) open(name)
  await vi.advanceTimersByTimeAsync(0)
  looks = []
  alive?.delete('a')
  alive?.set('b', sessionOf('b', '1/2/'))
  await tell('a')
  expect([looks, closed]).toEqual([[['a']], [`a ${forbidden} session/required`]])
  await tell('b')
  expect(closed[1]).toBe(`b ${forbidden} session/changed`)
})

it('however many there are, a look at all is one question', async () => {
  for (let number = 0; number < 100; number += 1) open(`s${number}`)
  await vi.advanceTimersByTimeAsync(0)
  looks = []
  await tell('everybody')
  expect(looks.map((secrets) => secrets.length)).toEqual([100])
})

it('what only the clock ends is seen now and then', async () => {
  open('a')
  await vi.advanceTimersByTimeAsync(0)
  alive?.delete('a')
  await vi.advanceTimersByTimeAsync(checkedEveryMs)
  expect(closed).toEqual([`a ${forbidden} session/required`])
})

it('while the database is away nobody is closed; when it is back they are looked at again', async () => {
  open('a')
  alive = null
  await vi.advanceTimersByTimeAsync(checkedEveryMs)
  expect(closed).toEqual([])
  alive = new Map()
  await vi.advanceTimersByTimeAsync(checkedEveryMs)
  expect(closed).toEqual([`a ${forbidden} session/required`])
})
