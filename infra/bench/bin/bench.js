// `npm run bench`: builds what has changed, then measures.
const { build } = require('../../dev/bin/build.js');

if (build()) {
  require('../dist/main.js');
} else {
  process.exitCode = 1;
}
