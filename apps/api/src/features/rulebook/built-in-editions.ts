import { books } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool } from 'pg'
import { publishEdition } from './edition.repository.js'

/**
 * Publishes the books that come with the product. Part of every start: a later version of the product may bring new ones.
 *
 * @throws when a built-in book was changed without a new version, which is a fault of the product.
 */
export async function publishBuiltInEditions(connection: Pool | ClientBase): Promise<void> {
  for (const book of books) {
    const published = await publishEdition(connection, book)
    if (!published.ok) throw new Error(published.refusal.message.en)
  }
}
