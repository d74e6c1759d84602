import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { choosePort, PortTakenError } from './free-port.js'

describe('choosePort', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  async function occupy(port: number, host: string): Promise<number> {
    const server = createServer().listen(port, host)
    servers.push(server)
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  it('takes the asked-for port, or says that it is taken', async () => {
    const free = await choosePort('127.0.0.1', 0)
    expect(await choosePort('127.0.0.1', free)).toBe(free)
    await occupy(free, '127.0.0.1')
    await expect(choosePort('127.0.0.1', free)).rejects.toThrow(PortTakenError)
  })

  it('sees a port that somebody holds at another address', async () => {
    const port = await occupy(0, '0.0.0.0')
    await expect(choosePort('127.0.0.1', port)).rejects.toThrow(PortTakenError)
  })

  it('takes the next free port from 4000 on', async () => {
    const first = await choosePort('127.0.0.1', undefined)
    expect(first).toBeGreaterThanOrEqual(4000)
    await occupy(first, '127.0.0.1')
    expect(await choosePort('127.0.0.1', undefined)).toBeGreaterThan(first)
    expect(await choosePort('127.0.0.1', undefined, first + 1)).toBeGreaterThan(first + 1)
  })
})
