import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { type FastifyInstance, fastify } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cutOffSlowBodies } from './slow-body.js'

let server: FastifyInstance
beforeAll(async () => {
  server = fastify()
  server.post('/small', {
    ...cutOffSlowBodies(200),
    handler: async ({ body }) => {
      // Answering may take its time: only sending is limited.
      await new Promise((resolve) => setTimeout(resolve, 400))
      return body
    },
  })
  await server.listen({ port: 0 })
})
afterAll(() => server?.close())

function send(head: string): Socket {
  const socket = connect((server.server.address() as AddressInfo).port)
  socket.on('error', () => undefined)
  socket.write(`POST /small HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${head}`)
  return socket
}
const everything = async (socket: Socket): Promise<string> => {
  let text = ''
  socket.on('data', (part) => (text += String(part)))
  await once(socket, 'close')
  return text
}

it('whoever never ends a request is cut off, without an answer', async () => {
  expect(await everything(send('Content-Length: 100\r\n\r\n{"a":'))).toBe('')
})

it('nor is it saved by sending a sign now and then', async () => {
  const socket = send('Transfer-Encoding: chunked\r\n\r\n')
  const drip = setInterval(() => socket.write('1\r\n \r\n'), 30)
  expect(await everything(socket)).toBe('')
  clearInterval(drip)
})

it('whoever sends at once is answered, however long that takes', async () => {
  const text = await everything(send('Connection: close\r\nContent-Length: 8\r\n\r\n{"a": 1}'))
  expect(text).toContain('{"a":1}')
})
