const { build } = require('./build.js');

if (build()) require('../dist/compose-schema.js').main(process.argv.slice(2));
else process.exitCode = 1;
