import { createServer } from 'node:net';

/** Number of ranges into which the ports are divided, one per Vitest worker. */
const SHARES = 8;
/** This worker's range; 0 outside Vitest. */
const SHARE = Number(process.env.VITEST_POOL_ID ?? 0) % SHARES;

/** @returns {Promise<number>} a free port chosen by the system. */
function probe() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}

/**
 * A free port of 127.0.0.1. It is not reserved: another process may take it before the server listens. Each Vitest
 * worker has its own range of ports, so that parallel test files never get the same one.
 */
export async function freePort() {
  for (;;) {
    const port = await probe();
    // Linux assigns only odd ports here.
    if ((port >> 1) % SHARES === SHARE) return port;
  }
}
