// Where Monaco finds its workers: beside this bundle, never on a CDN.
const WORKERS = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(`/explorer/${WORKERS[label] ?? 'editor.worker.js'}`),
};
