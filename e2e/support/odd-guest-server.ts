import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A mini-app that says `init`, and after the answer what its address asks for: `says` is a value in JavaScript,
 * `action` an action with `data`. It knows no SDK.
 */
const GUEST = `<!doctype html><meta charset="utf-8"><p id="state">waits</p><script>
const parameters = new URLSearchParams(location.search), id = parameters.get('id');
const say = (message) => parent.postMessage(message, '*');
say({ id, action: 'init', version: 2 });
addEventListener('message', ({ data }) => {
  state.textContent = data.action + ' ' + data.data.public.userName;
  if (data.action !== 'init') return;
  if (parameters.has('says')) say(new Function('id', 'return ' + parameters.get('says'))(id));
  if (parameters.has('action')) say({ id, action: parameters.get('action'), data: parameters.get('data') });
});
</script>`;

/** Pages that no host can talk to, by path: status, headers, body. */
const FAULTS: Readonly<Record<string, [status: number, headers: Record<string, string>, body: string]>> = {
  '/silent': [200, {}, '<p>Here is nobody.'],
  '/broken': [503, {}, 'Down for maintenance.'],
  '/denies': [200, { 'X-Frame-Options': 'DENY' }, '<p>Here is nobody.'],
  '/policy': [200, { 'Content-Security-Policy': "frame-ancestors 'self'" }, '<p>Here is nobody.'],
  '/redirects': [302, { Location: '/silent' }, ''],
  '/navigates': [200, {}, '<script>onload = () => setTimeout(() => location.assign("/silent"))</script>'],
  '/forgets-id': [200, {}, '<script>parent.postMessage({ id: "", action: "init" }, "*")</script>'],
};

/** Serves mini-apps that do what nobody expects. */
export async function serveOddGuests(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const [status, headers, body] = FAULTS[path] ?? [200, {}, GUEST];
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
