export { type SearchHit, searchQuery } from './operations'
