/**
 * Bundles the explorer from npm packages into dist/explorer: `npm run build -w gateway`, or into the folder that is
 * given. Nothing is left to load from elsewhere.
 */
const { copyFileSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');

const source = join(__dirname, '..', 'explorer');
const outdir = process.argv[2] ?? join(__dirname, '..', 'dist', 'explorer');

const shared = {
  outdir,
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file' },
  assetNames: '[name]-[hash]',
};

async function main() {
  mkdirSync(outdir, { recursive: true });
  await build({ ...shared, entryPoints: { explorer: join(source, 'explorer.js') }, publicPath: '/explorer' });
  await build({
    ...shared,
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
  });
  copyFileSync(join(source, 'index.html'), join(outdir, 'index.html'));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
