/**
 * A fault that the person who starts the product or a command can do something about: its message tells all, in both languages, and
 * its stack would add nothing.
 */
export class PlainError extends Error {
  override readonly name: string = 'PlainError'
}
