const net = require('node:net');

function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** A TCP port of 127.0.0.1 that nobody listens on now. */
function freePort() {
  return listenOnce(0);
}

/** Whether nobody listens on the TCP port of 127.0.0.1. */
async function isPortFree(port) {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
}

module.exports = { freePort, isPortFree };
