// `npm run differential [-- --count 10000 --seed 1 --supergraph name --mode truth]`: builds what has changed, then compares.
const { build } = require('../../../infra/dev/bin/build.js');

if (build(['gateway/differential'])) {
  require('../dist/main.js');
} else {
  process.exitCode = 1;
}
