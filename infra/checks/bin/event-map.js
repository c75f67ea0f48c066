// The event map of docs/ARCHITECTURE.md, from the contracts and the services' manifests as built. `--write` puts it there.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../../..');
const page = join(root, 'docs/ARCHITECTURE.md');
const BEGIN = '<!-- events:begin -->';
const END = '<!-- events:end -->';

/** Names of the events that each service handles, its copy of party's directory included. */
function handledBy(publishers) {
  const { directoryConsumers } = require(join(root, 'libs/service-kit/dist/index.js'));
  const handled = new Map();
  for (const service of publishers) {
    const { modules } = require(join(root, `services/${service}/dist/modules/index.js`));
    const handlers = modules.flatMap((module) => module.consumers ?? []);
    // Party is the directory; the others follow it.
    if (service !== 'party') handlers.push(...directoryConsumers);
    handled.set(service, new Set(handlers.map(({ contract }) => contract.name)));
  }
  return handled;
}

function diagram(publishers, contracts, subscribersOf) {
  const lines = ['```mermaid', 'flowchart LR'];
  for (const publisher of publishers) {
    for (const subscriber of publishers) {
      const events = contracts.filter(
        (contract) => contract.publisher === publisher && subscribersOf(contract).includes(subscriber),
      );
      const label = events.map(({ name }) => name).join('<br/>');
      if (label) lines.push(`  ${publisher} -->|"${label}"| ${subscriber}`);
    }
  }
  return [...lines, '```'];
}

function eventMap() {
  const { contracts, publishers } = require(join(root, 'libs/contracts/dist/index.js'));
  const handled = handledBy(publishers);
  const subscribersOf = ({ name }) => publishers.filter((service) => handled.get(service).has(name));
  const rows = contracts.map((contract) => {
    const { name, publisher, aggregate, fact, version } = contract;
    return `| ${name} | \`${publisher}.*.${aggregate}.${fact}.v${version}\` | ${subscribersOf(contract).join(', ') || '—'} |`;
  });
  return [
    ...diagram(publishers, contracts, subscribersOf),
    '',
    '| event | subject after `anzhi.` | handled by |',
    '|---|---|---|',
    ...rows,
    '',
    'An event without a handler is a fact that others may follow later: they start from the outbox by `republish`.',
  ].join('\n');
}

function render() {
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/ARCHITECTURE.md has lost ${BEGIN} or ${END}`);
  return { text, wanted: `${before}${BEGIN}\n${eventMap()}\n${END}${after}` };
}

/** Throws when the committed page does not say what the code says. */
function checkEventMap() {
  const { text, wanted } = render();
  if (text !== wanted) throw new Error('docs/ARCHITECTURE.md is stale: npm run build && npm run event-map');
}

if (require.main === module) {
  const { wanted } = render();
  writeFileSync(page, wanted);
}

module.exports = { checkEventMap };
