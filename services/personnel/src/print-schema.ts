import { personnelSubgraph } from './schema.js';

process.stdout.write(`${personnelSubgraph().sdl.trimEnd()}\n`);
