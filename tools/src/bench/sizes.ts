/** How large a generated data set is; the ratios between the parts are those of a real province. */
export interface Size {
  readonly name: string
  readonly accounts: number
  readonly units: number
  readonly posts: number
  readonly messages: number
  /** How often each way is timed; the best counts. */
  readonly rounds: number
}

const sizeOf = (name: string, accounts: number, rounds: number): Size => ({
  name,
  accounts,
  units: (accounts * 3) / 5,
  posts: accounts * 306,
  messages: accounts * 100,
  rounds,
})

/** The sizes by name: S in under two minutes, L and XL on demand. */
export const sizes: Readonly<Record<string, Size>> = {
  S: sizeOf('S', 1_000, 5),
  L: sizeOf('L', 10_000, 8),
  XL: sizeOf('XL', 100_000, 2),
}
