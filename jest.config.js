/** One run over all workspaces. Real PostgreSQL is started once per run by libs/testing's global set-up. */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/gateway', '<rootDir>/infra', '<rootDir>/e2e'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@anzhi/(domain|contracts|outbox|files|sheets|graphql-kit|service-kit|service-testing|testing)$':
      '<rootDir>/libs/$1/src/index.ts',
    // The differential test stands beside the gateway and must meet its sources, not an older build.
    '^@anzhi/gateway/dist/(.*)\\.js$': '<rootDir>/gateway/src/$1',
    '^@anzhi/postgres-setup$': '<rootDir>/infra/postgres/src/index.ts',
    '^@anzhi/nats-setup$': '<rootDir>/infra/nats/src/index.ts',
  },
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.js',
  testSequencer: '<rootDir>/libs/testing/jest/longest-first.js',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.js',
  // A limit for hangs, not a measure of speed: CI and laptops share their cores.
  testTimeout: 120_000,
  // As many as cores: a third one saves 40 s of CI, and two of three runs with it met a test that load fails.
  maxWorkers: process.env.JEST_WORKERS ?? 2,
  workerIdleMemoryLimit: '1GB',
};
