// Who may import whom. `tools/boot/check-imports.mjs` runs it and also makes sure that every file was looked at.

const domainOrder = [
  'kernel',
  'calendar',
  'rulebook',
  'org',
  'identity',
  'audit',
  'account',
  'dataset',
  'people',
  'assessment',
  'workbench',
]

/** What each part of the domain may know besides itself. */
const domainMayKnow = {
  kernel: [],
  calendar: ['kernel'],
  rulebook: ['kernel'],
  org: ['kernel'],
  identity: ['kernel', 'org'],
  audit: ['kernel'],
  account: ['kernel', 'calendar', 'rulebook', 'org'],
  dataset: ['kernel', 'calendar', 'rulebook', 'org', 'account'],
  people: ['kernel', 'org', 'identity', 'dataset'],
  assessment: ['kernel', 'calendar', 'rulebook', 'org', 'account', 'dataset'],
  workbench: ['kernel', 'org', 'identity', 'account', 'dataset'],
}

const tests = '\\.test\\.tsx?$'
/** A package of the workspace as others see it: its built files. */
const domain = '^packages/domain/(src|dist)/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'domain-imports-only-itself',
      comment:
        'Pure: no Node built-in, nothing of ours but the domain, only exact arithmetic and schemas from npm.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: tests },
      to: { pathNot: [domain, 'node_modules/(fraction\\.js|zod)/'] },
    },
    ...domainOrder.map((part) => ({
      name: `domain-order-${part}`,
      severity: 'error',
      from: { path: `^packages/domain/src/${part}/`, pathNot: tests },
      to: {
        path: domain,
        pathNot: [part, ...domainMayKnow[part]].map((known) => `^packages/domain/src/${known}/`),
      },
    })),
    {
      name: 'domain-by-its-faces',
      severity: 'error',
      from: { path: '^packages/domain/src/([^/]+)/', pathNot: tests },
      to: {
        path: '^packages/domain/src/([^/]+)/',
        pathNot: ['^packages/domain/src/$1/', '^packages/domain/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: tests },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/platform/' },
    },
    {
      name: 'features-know-only-platform-and-features',
      severity: 'error',
      from: { path: '^apps/api/src/features/', pathNot: tests },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/(platform|features)/' },
    },
    {
      name: 'features-by-their-faces',
      severity: 'error',
      from: { path: '^apps/api/src/features/([^/]+)/', pathNot: tests },
      to: {
        path: '^apps/api/src/features/',
        pathNot: ['^apps/api/src/features/$1/', '^apps/api/src/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'app-by-faces',
      severity: 'error',
      from: { path: '^apps/api/src/app/', pathNot: tests },
      to: { path: '^apps/api/src/features/', pathNot: '^apps/api/src/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A migration that imports live code changes when that code does.',
      severity: 'error',
      from: { path: '^apps/api/src/migrations/' },
      to: { path: ['^(apps|packages|tools)/'], pathNot: '^apps/api/src/migrations/' },
    },
    {
      name: 'nobody-imports-the-entries',
      severity: 'error',
      from: { pathNot: '^apps/api/src/(start\\.ts|launcher/)' },
      to: { path: '^apps/api/src/((main|worker|start)\\.ts|launcher/)' },
    },
    {
      name: 'launcher-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/(launcher/|start\\.ts)' },
      to: { path: '^apps/api/src/(features|app)/' },
    },
    {
      name: 'nobody-imports-tools',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: '^tools/' },
    },
    {
      name: 'console-never-the-api',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^apps/api/' },
    },
    {
      name: 'console-ui-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/console/src/ui/' },
      to: { path: '^apps/console/src/(features|shell)/' },
    },
    {
      name: 'console-features-know-no-shell',
      severity: 'error',
      from: { path: '^apps/console/src/features/', pathNot: tests },
      to: { path: '^apps/console/src/shell/(routes|menu)' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.cruise.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
