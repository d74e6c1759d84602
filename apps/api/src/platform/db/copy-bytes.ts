import type { ClientBase, Connection, Submittable } from 'pg'

/** What the messages CopyData and CopyDone begin with; then comes their length, which counts itself. */
const copyData = 'd'.charCodeAt(0)
const copyDone = Buffer.from([0x63, 0, 0, 0, 4])
const lengthBytes = 4

/**
 * Sends rows that lie ready by `COPY … FROM STDIN`, together with the statement: without being asked for them by the server, which
 * costs turns of the event loop while it is busy.
 *
 * @param statement e.g. `COPY post (id, …) FROM STDIN (FORMAT binary)`.
 * @param rows all of them, in the format that it names; not to be changed before they are stored.
 * @throws what the server refuses; it then passes over the rows.
 */
export const copyBytes = (client: ClientBase, statement: string, rows: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(new RowsIn(statement, rows, resolve, reject))
  })

class RowsIn implements Submittable {
  constructor(
    readonly text: string,
    readonly rows: Uint8Array,
    readonly stored: () => void,
    readonly failed: (fault: Error) => void,
  ) {}

  submit(connection: Connection): void {
    const { stream } = connection
    const head = Buffer.alloc(1 + lengthBytes, copyData)
    head.writeInt32BE(lengthBytes + this.rows.length, 1)
    stream.cork()
    connection.query(this.text)
    stream.write(head)
    stream.write(this.rows)
    stream.write(copyDone)
    stream.uncork()
  }

  /** The rows are on their way already. */
  handleCopyInResponse(): void {
    // Nothing is left to send.
  }

  handleCommandComplete(): void {
    // What counts is that the server is ready again.
  }

  handleReadyForQuery(): void {
    this.stored()
  }

  handleError(fault: Error): void {
    this.failed(fault)
  }
}
