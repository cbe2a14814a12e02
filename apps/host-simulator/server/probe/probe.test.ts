import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { forbidsFrame } from './frame-ancestors.js';
import { probePage } from './probe-page.js';

const HOST = 'http://localhost:4700';

/** Starts a mini-app's server. @returns its origin. */
async function serve(answer: (path: string, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What is found at an address whose server answers so. */
async function found(answer: (path: string, response: ServerResponse) => void, path = '/?a=1&id=ID') {
  const origin = await serve(answer);
  return { origin, fault: await probePage(origin + path, HOST) };
}

describe("the probe of a mini-app's page", () => {
  it('finds nothing wrong with a page that can be shown, also after a redirect that keeps the id', async () => {
    const answer = (path: string, response: ServerResponse) =>
      path.startsWith('/app') ? response.end('<p>') : response.writeHead(302, { Location: '/app?id=ID' }).end();
    expect((await found(answer)).fault).toBeNull();
  });

  it('names a server that is down', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const fault = await probePage(`http://127.0.0.1:${port}/?id=ID`, HOST);
    expect(fault).toEqual({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  });

  it('names an error of the server', async () => {
    expect((await found((_, response) => response.writeHead(502).end())).fault).toEqual({
      kind: 'status',
      status: 502,
    });
  });

  it('names a redirect that loses the id', async () => {
    const { origin, fault } = await found((path, response) =>
      path === '/home' ? response.end() : response.writeHead(301, { Location: '/home' }).end(),
    );
    expect(fault).toEqual({ kind: 'redirect', to: `${origin}/home`, losesId: true });
  });

  it('names a redirect to another origin', async () => {
    const { fault } = await found((_, response) =>
      response.writeHead(307, { Location: 'https://sign-in.example/?id=ID' }).end(),
    );
    expect(fault).toEqual({ kind: 'redirect', to: 'https://sign-in.example/?id=ID', losesId: false });
  });

  it('names redirects without end', async () => {
    const { origin, fault } = await found((_, response) => response.writeHead(302, { Location: '/?id=ID' }).end());
    expect(fault).toEqual({ kind: 'redirect', to: `${origin}/?id=ID`, losesId: false });
  });

  it('names the header that forbids the frame', async () => {
    const { fault } = await found((_, response) => response.setHeader('X-Frame-Options', 'SAMEORIGIN').end());
    expect(fault).toEqual({ kind: 'framing', header: 'X-Frame-Options: SAMEORIGIN' });
  });
});

describe('a page may be framed', () => {
  const miniApp = new URL('http://127.0.0.1:4701/');
  const forbidden = (headers: Record<string, string>, host = HOST) =>
    forbidsFrame(new Headers(headers), new URL(host), miniApp);

  it.each([
    [{}],
    [{ 'Content-Security-Policy': "default-src 'self'" }],
    [{ 'Content-Security-Policy': 'frame-ancestors *' }],
    [{ 'Content-Security-Policy': "script-src 'self'; Frame-Ancestors 'self' http://localhost:4700" }],
    [{ 'Content-Security-Policy': 'frame-ancestors localhost:*', 'X-Frame-Options': 'DENY' }],
    [{ 'Content-Security-Policy': 'frame-ancestors http:' }],
    [{ 'X-Frame-Options': 'ALLOW-FROM http://localhost:4700' }],
  ])('with %j', (headers: Record<string, string>) => {
    expect(forbidden(headers)).toBeUndefined();
  });

  it.each([
    [{ 'X-Frame-Options': 'deny' }],
    [{ 'X-Frame-Options': 'SAMEORIGIN' }],
    [{ 'Content-Security-Policy': "frame-ancestors 'none'" }],
    [{ 'Content-Security-Policy': "frame-ancestors 'self'" }],
    [{ 'Content-Security-Policy': 'frame-ancestors' }],
    [{ 'Content-Security-Policy': 'frame-ancestors localhost' }],
    [{ 'Content-Security-Policy': 'frame-ancestors https://localhost:4700' }],
    [{ 'Content-Security-Policy': 'frame-ancestors *.invoicebox.ru' }],
    [{ 'Content-Security-Policy': "frame-ancestors *, frame-ancestors 'none'" }],
  ])('not with %j', (headers: Record<string, string>) => {
    const [[name, value] = ['', '']] = Object.entries(headers);
    expect(forbidden(headers)).toBe(`${name}: ${value}`);
  });

  it('by subdomains that a policy names, with and without a port', () => {
    const policy = { 'Content-Security-Policy': 'frame-ancestors https://*.invoicebox.ru' };
    expect(forbidden(policy, 'https://pay.invoicebox.ru')).toBeUndefined();
    for (const host of ['https://invoicebox.ru', 'https://evilinvoicebox.ru', 'https://pay.invoicebox.ru:8443']) {
      expect(forbidden(policy, host)).toBeDefined();
    }
  });
});
