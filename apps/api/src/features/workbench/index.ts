export { WorkbenchResolver } from './workbench.resolver.js'
