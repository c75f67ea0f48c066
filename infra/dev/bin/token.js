const fs = require('node:fs');
const path = require('node:path');
const { build } = require('./build.js');

// Only the token may reach stdout; the build and every note go to stderr.
const compiled = path.resolve(__dirname, '../dist/token.js');
if (fs.existsSync(compiled) || build(['infra/dev'])) {
  require(compiled).main(process.argv.slice(2), process.env);
} else {
  process.exitCode = 1;
}
