import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A merchant that accepts every notification as fast as Node can. */
export async function startMerchant() {
  let [count, last] = [0, ''];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      count += 1;
      last = Buffer.concat(chunks).toString();
      response.end('{"status":"success"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    count: () => count,
    /** The last received body. */
    last: () => last,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
