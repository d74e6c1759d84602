import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The pinned Node, an npm package like any other; the machine's own may be older than the product needs. */
export const pinnedNodeFolder = join(root, 'node_modules', 'node', 'bin')
export const pinnedNode = join(pinnedNodeFolder, 'node')

/** Where boot notes what it has installed and built. Goes away together with node_modules. */
export const notes = join(root, 'node_modules', '.zhengmei')

/** The packages of the workspace, in build order. */
export const packages = ['packages/domain', 'apps/api', 'apps/console', 'tools']

/** @param {string} path inside the repository */
export const at = (path) => join(root, path)
