import { createServer } from 'node:net';

/** The ports are divided among this many Vitest workers. */
const SHARES = 8;
/** This worker's range; 0 outside Vitest. */
const SHARE = Number(process.env.VITEST_POOL_ID ?? 0) % SHARES;

/** @returns {Promise<number>} a port that the system chooses. */
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
 * A free port of 127.0.0.1. It is not reserved: until its server listens, another process may get it. So that parallel
 * test files never get the same port, each worker has its own range.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (;;) {
    const port = await probe();
    // Linux assigns only odd ports here.
    if ((port >> 1) % SHARES === SHARE) return port;
  }
}
