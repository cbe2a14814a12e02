import { createServer } from 'node:net';

/** The ports are divided among this many Vitest workers. */
const SHARES = 8;
/** This worker's share; 0 outside of vitest. */
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
 * A port of 127.0.0.1 that nobody uses now. It is not reserved: until its server listens, the system may offer it to
 * another process. Test files that run side by side therefore never get the same one.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (;;) {
    const port = await probe();
    // Linux offers odd ports only.
    if ((port >> 1) % SHARES === SHARE) return port;
  }
}
