/** Who may import whom; what is not listed is forbidden. See docs/architecture.md. */
const TEST = '\\.(test|it\\.test|e2e|fuzz)\\.tsx?$'

const everyone = ['lib/config', 'lib/log']
const pure = ['lib/core', 'lib/dialects', 'lib/contract', 'lib/config', 'lib/log', 'components']

const rooms = {
  'lib/core': [],
  'lib/config': [],
  'lib/log': [],
  'lib/dialects': ['lib/core'],
  'lib/contract': ['lib/core'],
  components: ['lib/core', 'lib/contract'],
  'lib/db': ['lib/core'],
  'lib/link': ['lib/core', 'lib/contract'],
  'lib/telemetry': ['lib/core', 'lib/db'],
  'lib/access': ['lib/core', 'lib/dialects', 'lib/db'],
  'lib/services': [
    'lib/core',
    'lib/contract',
    'lib/dialects',
    'lib/db',
    'lib/telemetry',
    'lib/access',
    'lib/link',
  ],
  'lib/session': ['lib/core', 'lib/db', 'lib/access', 'lib/services'],
  'lib/http': ['lib/core', 'lib/contract', 'lib/session', 'lib/services'],
  broker: [
    'lib/core',
    'lib/dialects',
    'lib/contract',
    'lib/db',
    'lib/telemetry',
    'lib/access',
    'lib/services',
    'lib/link',
  ],
  app: ['components', 'lib/core', 'lib/contract', 'lib/session', 'lib/services', 'lib/http'],
  server: ['lib/db', 'lib/link'],
  setup: ['lib/core', 'lib/contract', 'lib/db', 'lib/access', 'lib/services'],
  demo: ['lib/core', 'lib/contract', 'lib/db', 'lib/access', 'lib/services'],
  bench: [],
  e2e: [],
}

const allowed = (room) => [room, ...rooms[room], ...(pure.includes(room) ? [] : everyone)]

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.keys(rooms).map((room) => ({
      name: `${room}-imports`,
      comment: `${room} may import ${allowed(room).join(', ')}`,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: TEST },
      to: {
        path: '^(lib|broker|components|app|server|setup|demo|bench|e2e|testing)/',
        pathNot: allowed(room).map((one) => `^${one}/`),
      },
    })),
    {
      name: 'aedes-behind-the-hooks',
      comment: 'Only the hooks know Aedes, so that a later release can be taken in a day',
      severity: 'error',
      from: {
        path: '^(lib|broker|app|components|server|setup|demo)/',
        pathNot: ['^broker/hooks\\.ts$', '^broker/aedes-.*\\.ts$', TEST],
      },
      to: { path: 'node_modules/(aedes|mqemitter)' },
    },
    {
      name: 'a-dialect-is-one-folder',
      comment: 'What two dialects share stands beside their folders; the integration side alone joins two',
      severity: 'error',
      from: { path: '^lib/dialects/([^/]+)/', pathNot: ['^lib/dialects/integration/', TEST] },
      to: { path: '^lib/dialects/[^/]+/', pathNot: ['^lib/dialects/$1/', '^lib/dialects/integration/'] },
    },
    {
      name: 'prisma-in-db-and-services',
      severity: 'error',
      from: {
        path: '^(lib/(core|dialects|contract|config|log|http|link|telemetry)|components|app|broker|server)/',
        pathNot: TEST,
      },
      to: { path: ['^lib/db/generated', 'node_modules/@prisma'] },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: [TEST, '^testing/'] },
      to: { path: [TEST, '^testing/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.next', '^lib/db/generated/internal'] },
    // TypeScript 7 has no API that could be called here: swc parses, and the alias `@/` is told apart.
    parser: 'swc',
    webpackConfig: { fileName: '.dependency-cruiser-alias.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
