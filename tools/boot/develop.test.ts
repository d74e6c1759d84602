import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually, patienceMs, processesOf, Start } from './start-product.js'

describe.runIf(process.platform === 'linux')('npm run dev', { timeout: patienceMs }, () => {
  let dataDir: string
  let start: Start

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'zhengmei-dev-'))
    start = new Start(dataDir, { PORT: '', PUBLIC_URL: '' }, [], 'dev')
  })
  afterEach(async () => {
    start.child.kill('SIGTERM')
    await start.exit
    await eventually(() => processesOf(dataDir).length === 0)
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** Why a socket to the live channel was closed. */
  const closeOf = (address: string) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(address, 'graphql-transport-ws')
      socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }))
      socket.onclose = (event) => resolve(event.code)
    })

  it('serves the console, passes questions, uploads and the live channel on to the server, and ends without a rest', async () => {
    expect(await eventually(() => /政媒 Zhengmei {2}http/.test(start.output))).toBe(true)
    const url = /政媒 Zhengmei {2}(http:\/\/localhost:\d+)/.exec(start.output)?.[1] ?? ''
    const ask = (origin: string) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ query: '{ viewer { person { id } } }' }),
      })
    expect(await eventually(async () => (await ask(url).catch(() => undefined))?.ok === true)).toBe(true)
    expect(await (await ask(url)).json()).toEqual({ data: { viewer: null } })
    expect((await ask('https://elsewhere.example')).status).toBe(403)
    expect(await (await fetch(`${url}/assessments`)).text()).toContain('/src/main.tsx')
    const form = new FormData()
    form.append('files', new Blob(['code\n']), 'orgs.csv')
    const upload = await fetch(`${url}/files`, { method: 'POST', body: form, headers: { origin: url } })
    // The server itself has answered: nobody is signed in.
    expect([upload.status, (await upload.json()) as object]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'session/required' } }] },
    ])
    expect(await closeOf(`${url.replace('http', 'ws')}/graphql`)).toBe(4403)

    start.child.kill('SIGINT')
    start.child.kill('SIGINT')
    expect(await start.exit).toBe(0)
    expect(await eventually(() => processesOf(dataDir).length === 0)).toBe(true)
  })
})
