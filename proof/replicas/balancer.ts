import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../e2e/support/free-port.js';
import { ensureDebianPackages } from '../../scripts/lib/debian.mjs';

const NGINX = '/usr/sbin/nginx';

/** nginx before the replicas. */
export interface Balancer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The settings that docs/merchant-server.md, Several servers, advises. */
function configuration(folder: string, port: number, upstreams: readonly number[]): string {
  return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log crit;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  types { text/html html; text/javascript js; }
  upstream merchant {
    ${upstreams.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`).join('\n    ')}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    root ${folder}/pages;
    location ~ ^/(api|invoicebox)/ {
      proxy_pass http://merchant;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_connect_timeout 1s;
      # Every write of a page carries an idempotency key, and Invoicebox sends its news again: both may be repeated.
      proxy_next_upstream error timeout http_502 http_503 non_idempotent;
    }
  }
}
`;
}

/**
 * Starts nginx before servers at these ports.
 *
 * @param page the script of the page at `/page.html`.
 */
export async function startBalancer(upstreams: readonly number[], page: string): Promise<Balancer> {
  if (!existsSync(NGINX)) await ensureDebianPackages(['nginx-light']);
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, upstreams));
  // Its workers run as another user than root.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages/page.html'), '<!doctype html><script type="module" src="/page.js"></script>');
  writeFileSync(join(folder, 'pages/page.js'), page);
  const child: ChildProcess = spawn(NGINX, ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: ['ignore', 2, 2],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/page.html`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error('nginx did not start.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
