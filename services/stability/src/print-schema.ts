import { stabilitySubgraph } from './schema.js';

process.stdout.write(`${stabilitySubgraph().sdl.trimEnd()}\n`);
