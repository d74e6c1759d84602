import pg from 'pg'

/**
 * Runs `work` with a connection of its own, beside any pool, and ends it. When the server goes away what `work` asks of it fails, and
 * nothing else does.
 *
 * @param settings an address, or what {@link connectionOptions} makes of one.
 * @throws when it can't connect; what `work` throws.
 */
export async function withOwnConnection<T>(
  settings: string | pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings)
  // An 'error' nobody listens to ends the process; what is asked of a lost connection is refused anyway.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}
