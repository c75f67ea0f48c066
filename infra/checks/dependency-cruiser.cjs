/** The layers of the house (architecture "What stands where" and rule 3), checked by machine. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-service-to-service',
      comment: 'A service owns its data; what it needs of another comes by events.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-below-services',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|gateway|infra/(dev|demo|bench))/' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Rules compute from their arguments: no I/O, no framework, nothing of their module but other domain code.',
      severity: 'error',
      from: { path: '/domain/(?!.*\\.test\\.ts$)', pathNot: '^libs/domain/' },
      to: {
        pathNot: [
          '/domain/',
          '^libs/domain/',
          '^node_modules/(zod|chinese-days)/',
          'packs/.*\\.json$',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'libs-domain-is-pure',
      severity: 'error',
      from: { path: '^libs/domain/src/(?!.*\\.test\\.ts$)' },
      to: { pathNot: ['^libs/domain/', '^node_modules/chinese-days/', '^(node:)?buffer$'] },
    },
    {
      name: 'contracts-import-zod-only',
      severity: 'error',
      from: { path: '^libs/contracts/src/(?!.*(\\.test|print-asyncapi)\\.ts$)' },
      to: { pathNot: ['^libs/contracts/', '^node_modules/zod/'] },
    },
    {
      name: 'modules-through-their-index',
      comment:
        'A module is imported by others through its index.ts; rules and channels are libraries of pure code.',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/modules/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^services/$1/src/modules/[^/]+/.+',
        pathNot: ['^services/$1/src/modules/$2/', '^services/$1/src/modules/[^/]+/index\\.ts$', '/domain/'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|\\.d\\.ts$' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
