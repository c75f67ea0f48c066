import { partySubgraph } from './schema.js';

process.stdout.write(`${partySubgraph().sdl.trimEnd()}\n`);
