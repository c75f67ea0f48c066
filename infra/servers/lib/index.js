// Plain JavaScript on purpose: `npm test` and `npm start` use it before anything has been built.
const { spawnGuarded } = require('./guard.js');
const { freePort, isPortFree } = require('./ports.js');
const { startPostgres } = require('./postgres.js');
const { findNatsServer, startNatsServer } = require('./nats.js');

module.exports = { spawnGuarded, freePort, isPortFree, startPostgres, findNatsServer, startNatsServer };
