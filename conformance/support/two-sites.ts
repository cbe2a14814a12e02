import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A file of the server. */
export interface ServedFile {
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** A page with only the given content. */
export function html(content: string): ServedFile {
  return {
    type: 'text/html',
    content: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${content}`,
  };
}

export function script(content: string): ServedFile {
  return { type: 'text/javascript', content };
}

/** One server with two host names, which are two sites. */
export interface TwoSites {
  readonly host: string;
  readonly guest: string;
  stop(): Promise<void>;
}

/**
 * Serves the files by path at `localhost` and at `127.0.0.1`. The query is ignored.
 *
 * @param onPost receives the JSON body of each POST request.
 */
export async function serveTwoSites(
  files: Readonly<Record<string, ServedFile>>,
  onPost: (value: unknown) => void = () => {},
): Promise<TwoSites> {
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      onPost(await json(request));
      response.writeHead(204).end();
      return;
    }
    const file = files[request.url?.split('?')[0] ?? ''];
    response.writeHead(file ? 200 : 404, { 'Content-Type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
    response.end(file?.content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `http://localhost:${port}`,
    guest: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
