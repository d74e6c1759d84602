import type { DescribedRead } from '../../graphql'

/** What is to be taken out: a kind of the API's catalogue with its parameters. */
export interface Exported {
  readonly kind: string
  /** As the kind takes them; JSON. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly formats: readonly ('xlsx' | 'csv' | 'docx' | 'html')[]
  /** Keys of the columns on screen, as the kind knows them, in order. */
  readonly shown?: readonly string[]
  /** The read that the list on screen is; whoever has a token may ask the same. */
  readonly read?: DescribedRead
  /** No word on filters and rows: a document. */
  readonly hint?: false
}
