/** PostgreSQL stopped a statement that took longer than it may, or waited longer for a lock than it may. */
const stopped: ReadonlySet<unknown> = new Set(['57014', '55P03'])

/** Whether a fault means that the database stopped a statement for the time it took. */
export const isTimeout = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && stopped.has(fault.code)
