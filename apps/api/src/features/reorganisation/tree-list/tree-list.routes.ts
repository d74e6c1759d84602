import { Action } from '@zhengmei/domain/identity'
import { parsePlainDate } from '@zhengmei/domain/kernel'
import { type FeatureRoutes, HttpError } from '../../../platform/http/index.js'
import { refusedListRoutes } from '../../dataset/index.js'
import { checkTree } from './import-tree.js'

/** Where the files of lists of units are. */
export const treeFilesPath = '/files/organisations'

/** What of the request the errors depend on, for the address: the day of effect, and whether a reason was given. */
export const askedOfTree = (on: string, reason: string | null | undefined): Record<string, string> => ({
  on,
  ...(reason?.trim() ? { reasoned: 'true' } : {}),
})

/** All errors of a refused list of units. */
export const treeListRoutes: FeatureRoutes = (server, tools) =>
  refusedListRoutes(server, tools, {
    path: treeFilesPath,
    action: Action.changeOrganisations,
    errorsOf: async (context, files, { on, reasoned }) => {
      const checked = await checkTree(context, files, {
        effectiveOn: typeof on === 'string' ? parsePlainDate(on) : null,
        reason: reasoned === undefined ? null : '已给出 / given',
      })
      if (!checked.ok) throw new HttpError(409, checked.refusal)
      return checked.value.errors
    },
  })
