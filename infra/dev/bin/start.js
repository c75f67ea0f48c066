const { build } = require('./build.js');

if (build()) {
  require('../dist/start.js').main(process.argv.slice(2), process.env);
} else {
  process.exitCode = 1;
}
