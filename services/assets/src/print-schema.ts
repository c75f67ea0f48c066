import { assetsSubgraph } from './schema.js';

process.stdout.write(`${assetsSubgraph().sdl.trimEnd()}\n`);
