import type { Rolldown } from 'vite'

/** Parts of pages that import nothing besides what the frame imports, and are so small that every page can bear all of them. */
const pieces = [
  ...['page', 'data-table', 'facts', 'tabs', 'link-button', 'today', 'copyable', 'category', 'score-bar'],
  ...['use-sought', 'scroll-area', 'under-way', 'ask-first', 'error-downloads'],
].join('|')

/** What opens and closes in antd rests on these: left alone they would stay with the selects, and a page would read those for them. */
const motions =
  '(_util/(hooks/useZIndex|motion)|style/motion/motion)|icons/es/icons/(Close|Check|Plus)Outlined'

/** Names of states and kinds that pages of several features tell. */
const kinds = 'domain/dist/(account/(platform|state)|org/org-kind)'

/** The words and questions of a feature that has many pages. */
const sharedByPages =
  /src\/features\/(account|people|security)\/(texts|words|term|choices|[a-z-]+-(state|shown)|(list-)?operations|[a-z]+\.module)\.(tsx?|css)$/

/**
 * How the console is cut into scripts. Left to itself the bundler makes one of every set of modules that the same pages share: 210 of them,
 * forty to eighty for a page, each a request of its own over the six connections of HTTP/1.1. Here each is what a kind of page needs at once.
 *
 * A module brings along all that it imports and no earlier script has: so no script leads to a later one, and the order matters. What is in
 * a script, everybody reads who needs any of it: `e2e/weight.test.ts` weighs. What is named nowhere here is cut as before.
 */
export const scripts: Rolldown.CodeSplittingGroup[] = [
  // Before anybody is known: React, the router, the wire.
  { name: 'start', tags: ['$initial' as const] },
  // Where one signs in. Before the frame: what both use must not lead from here to the frame and its antd.
  { name: 'front', test: /src\/(features\/session\/sign-in-page|ui\/punctuation)\.tsx?$/ },
  // Around every page: menus, buttons, antd's core.
  {
    name: 'frame',
    test: new RegExp(`src/(shell/frame|ui/(${pieces}))\\.tsx?$|/(${motions}|${kinds})\\.js$`),
  },
  // Of four pages, three choose from lists and two are lists; one has drawers.
  { name: 'select', test: /\/antd\/es\/select\/index\.js$/ },
  { name: 'drawer', test: /src\/ui\/drawer\.tsx$/ },
  { name: 'lists', test: /src\/(features\/(lists|downloads)\/index|ui\/pager)\.tsx?$/ },
  // Units as a tree, and as a field below. Some fields stand without antd's form around them.
  { name: 'tree', test: /src\/features\/organisation\/(unit-tree|operations)\.tsx?$/ },
  { name: 'fields', test: /\/antd\/es\/(tooltip\/index|form\/hooks\/useForm)\.js$/ },
  { name: 'forms', test: /\/antd\/es\/form\/index\.js$/ },
  { name: 'units', test: /src\/features\/organisation\/(index|unit-picker)\.tsx?$/ },
  {
    name: (id: string) => sharedByPages.exec(id)?.[1] ?? null,
    debugName: 'features',
    test: sharedByPages,
    minShareCount: 2,
  },
].map((group, index, all) => ({ ...group, priority: all.length - index }))
