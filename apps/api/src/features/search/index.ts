export { fillInitials } from './initials.js'
export { SearchResolver } from './search.resolver.js'
