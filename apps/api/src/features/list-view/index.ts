export { ListViewResolver } from './list-view.resolver.js'
