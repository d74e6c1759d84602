export { PreferenceResolver } from './preference.resolver.js'
