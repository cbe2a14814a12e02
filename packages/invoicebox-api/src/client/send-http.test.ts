import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { generate } from 'selfsigned';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SentRequest, sendHttp } from './send-http.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const serve = async (handler: Handler) => `http://127.0.0.1:${await listen(createServer(handler))}/v3`;

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A request with what a test asks for. */
function request(parts: Partial<SentRequest> = {}): SentRequest {
  return { method: 'GET', headers: {}, body: null, signal: new AbortController().signal, ...parts };
}

/** Answers with what it was sent. */
const echo: Handler = (asked, response) => {
  const chunks: Buffer[] = [];
  asked.on('data', (chunk: Buffer) => chunks.push(chunk));
  asked.on('end', () => {
    const { method, url, headers } = asked;
    response.setHeader('X-Request-Id', 'r1');
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  });
};

/** What a promise is rejected with. */
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );

describe('sendHttp', () => {
  it('sends method, path, headers and a body with its length in bytes', async () => {
    const url = await serve(echo);
    const sent = request({ method: 'POST', headers: { 'User-Agent': 'Test/1.0' }, body: '{"a":"Кофе"}' });
    const answer = await sendHttp(`${url}/order?status[]=hold`, sent);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Request-Id')).toBe('r1');
    expect(answer.headers.get('Retry-After')).toBeNull();
    const { method, url: path, headers, body } = JSON.parse(await answer.text());
    expect({ method, path, body }).toEqual({ method: 'POST', path: '/v3/order?status[]=hold', body: '{"a":"Кофе"}' });
    expect(headers).toMatchObject({ 'user-agent': 'Test/1.0', 'content-length': '16' });
  });

  it('reads letters that two pieces of the network share', async () => {
    const bytes = Buffer.from('"Кофе"');
    const url = await serve((_asked, response) => {
      response.write(bytes.subarray(0, 2), () => setImmediate(() => response.end(bytes.subarray(2))));
    });
    expect(await (await sendHttp(url, request())).text()).toBe('"Кофе"');
  });

  it('uses a connection again', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((asked, response) => {
      ports.add(asked.socket.remotePort);
      response.end();
    });
    for (let sent = 1; sent <= 3; sent += 1) await (await sendHttp(url, request())).text();
    expect(ports.size).toBe(1);
  });

  it('follows no redirect', async () => {
    const url = await serve((_asked, response) => response.writeHead(302, { Location: '/' }).end());
    expect((await sendHttp(url, request())).status).toBe(302);
  });

  it('says with which code no connection was made', async () => {
    const url = await serve(echo);
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    expect(await errorOf(sendHttp(url, request()))).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('fails when the connection ends before the answer, or within it', async () => {
    const url = await serve((asked, response) => {
      if (asked.url === '/v3/cut') response.write('{"data":', () => asked.socket.destroy());
      else asked.socket.destroy();
    });
    expect(await errorOf(sendHttp(`${url}/none`, request()))).toMatchObject({ code: 'ECONNRESET' });
    const answer = await sendHttp(`${url}/cut`, request());
    expect(await errorOf(answer.text())).toMatchObject({ code: 'ECONNRESET' });
  });

  it('gives up with its signal: before the answer, and within it', async () => {
    const controllers = [new AbortController(), new AbortController()];
    const url = await serve((asked, response) => {
      if (asked.url === '/v3/0') controllers[0]?.abort();
      else response.write('{"data":');
    });
    const [before, within] = controllers.map(({ signal }, index) => sendHttp(`${url}/${index}`, request({ signal })));
    expect(await errorOf(before as Promise<unknown>)).toMatchObject({ name: 'AbortError' });
    const answer = await within;
    controllers[1]?.abort();
    expect(await errorOf(answer?.text() as Promise<unknown>)).toMatchObject({ code: 'ECONNRESET' });
  });

  it('speaks TLS, and only with a server whose certificate is good', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const url = `https://127.0.0.1:${await listen(createTlsServer({ key, cert }, echo))}/v3`;
    expect(await errorOf(sendHttp(url, request()))).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    expect((await sendHttp(url, request())).status).toBe(200);
    warned.mockRestore();
  });
});
