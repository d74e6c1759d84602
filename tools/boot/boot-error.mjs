/** A fault that a person can do something about: its message is printed without a stack. */
export class BootError extends Error {
  name = 'BootError'
}
