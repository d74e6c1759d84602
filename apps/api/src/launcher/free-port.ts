import { connect, createServer } from 'node:net'
import { PlainError } from '../platform/plain-error/index.js'

const firstPort = 4000
const lastPort = 4099

/** The asked-for port is taken, or none is free. */
export class PortTakenError extends PlainError {
  override readonly name = 'PortTakenError'
}

/** Whether somebody answers there: some systems let two programs listen on one port, at different addresses. */
function isAnswered(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 })
    const settle = (answered: boolean) => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}

function canListen(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

async function ifFree(host: string, port: number): Promise<number | undefined> {
  const local = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  if (port !== 0 && (await isAnswered(local, port))) return undefined
  return canListen(host, port)
}

/**
 * The port to listen on: the asked-for one (0: any), else 4000 or the next free one.
 *
 * @param after look only beyond this port: it turned out to be taken after all.
 * @throws PortTakenError when the asked-for port is taken, or a hundred are.
 */
export async function choosePort(host: string, asked: number | undefined, after?: number): Promise<number> {
  if (asked !== undefined) {
    const port = await ifFree(host, asked)
    if (port !== undefined) return port
    throw new PortTakenError(
      `端口 ${asked} 已被占用（环境变量 PORT）。\nPort ${asked} is taken (environment variable PORT).`,
    )
  }
  for (let candidate = after === undefined ? firstPort : after + 1; candidate <= lastPort; candidate += 1) {
    const port = await ifFree(host, candidate)
    if (port !== undefined) return port
  }
  throw new PortTakenError(
    `端口 ${firstPort}–${lastPort} 均被占用，请用 PORT 指定。\nPorts ${firstPort}–${lastPort} are all taken; set PORT.`,
  )
}
