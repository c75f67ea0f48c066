// Compares what clients and consumers rely on (the supergraph, the event contracts) with the last released baseline.
// A break fails unless `baseline/declared-breaks.json` names it; `--accept` makes today's state the new baseline.
const { copyFileSync, existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { buildSchema, findBreakingChanges } = require('graphql');

const root = join(__dirname, '../../..');
const baseline = join(__dirname, '../baseline');
const FILES = { graph: 'gateway/supergraph.graphql', events: 'docs/asyncapi.json' };
const held = (name) => join(baseline, FILES[name].split('/').at(-1));
const readGraph = (file) =>
  buildSchema(readFileSync(file, 'utf8'), { assumeValid: true, assumeValidSDL: true });

/** Changes of the graph that break a client; federation's own machinery is no client's business. */
function graphBreaks() {
  const changes = findBreakingChanges(readGraph(held('graph')), readGraph(join(root, FILES.graph)));
  return changes.map((change) => change.description).filter((text) => !/join__|link__/.test(text));
}

/** Events or required fields that a consumer may rely on and that are gone, or fields newly required of old events. */
function eventBreaks() {
  const messagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).components?.messages ?? {};
  const now = messagesOf(join(root, FILES.events));
  return Object.entries(messagesOf(held('events'))).flatMap(([name, before]) => {
    if (!now[name]) return [`event ${name} is gone`];
    const required = (message) => collectRequired(message.payload, '');
    const kept = new Set(required(now[name]));
    return required(before)
      .filter((field) => !kept.has(field))
      .map((field) => `event ${name} lost the required field ${field}`);
  });
}

function collectRequired(schema, path) {
  if (!schema || typeof schema !== 'object') return [];
  const own = (schema.required ?? []).map((field) => `${path}${field}`);
  const nested = Object.entries(schema.properties ?? {}).flatMap(([field, part]) =>
    collectRequired(part, `${path}${field}.`),
  );
  return [...own, ...nested, ...(schema.allOf ?? []).flatMap((part) => collectRequired(part, path))];
}

/** @throws Error that lists every undeclared break */
function breakingChanges() {
  if (!existsSync(held('graph')))
    throw new Error('no baseline yet: node infra/checks/bin/breaking-changes.js --accept');
  const declared = new Set(JSON.parse(readFileSync(join(baseline, 'declared-breaks.json'), 'utf8')));
  const found = [...graphBreaks(), ...eventBreaks()].filter((text) => !declared.has(text));
  if (found.length > 0)
    throw new Error(
      `breaks clients or consumers; undo it or declare it in infra/checks/baseline:\n  ${found.join('\n  ')}`,
    );
}

module.exports = { breakingChanges };

if (require.main === module) {
  if (process.argv.includes('--accept'))
    for (const name of Object.keys(FILES)) copyFileSync(join(root, FILES[name]), held(name));
  else breakingChanges();
}
