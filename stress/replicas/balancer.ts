import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@invoicebox/test-kit';
import { ensureDebianPackages } from '../../scripts/lib/debian.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { root } from '../../scripts/lib/run.mjs';

const NGINX = '/usr/sbin/nginx';

/** nginx in front of the replicas. */
export interface Balancer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The nginx configuration of docs/production.md, so that what is documented is tested. */
function documentedServer(): string {
  const page = readFileSync(join(root, 'docs/production.md'), 'utf8');
  const block = /```nginx\n(.*?)```/s.exec(page)?.[1];
  if (block === undefined) throw new Error('docs/production.md has no nginx block any more.');
  return block;
}

/** Replaces a pattern in a text. @throws Error if the text has no match. */
function replaced(text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text)) throw new Error(`nginx in docs/production.md has no ${pattern} any more.`);
  return text.replace(pattern, replacement);
}

/** The documented configuration for servers on this machine, without https and with the test's page. */
function configuration(folder: string, port: number, upstreams: readonly number[]): string {
  const servers = upstreams.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`).join('\n  ');
  const here = replaced(documentedServer(), /(server [\d.]+:\d+ max_fails=1 fail_timeout=1s;\s*)+/, `${servers}\n  `);
  const plain = replaced(here, /listen 443 ssl;/, `listen 127.0.0.1:${port};`).replaceAll(/^\s*ssl_.*$/gm, '');
  const withPage = replaced(
    plain,
    /location \/ \{/,
    `root ${folder}/pages;\n  location = /page.html {}\n  location = /page.js {}\n  location / {`,
  );
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
${withPage}
}
`;
}

/**
 * Starts nginx in front of servers.
 *
 * @param upstreams ports of the servers.
 * @param page the script of `/page.html`.
 */
export async function startBalancer(upstreams: readonly number[], page: string): Promise<Balancer> {
  if (!existsSync(NGINX)) await ensureDebianPackages(['nginx-light']);
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, upstreams));
  // nginx workers do not run as root.
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
  await until(answers, (answered) => answered || child.exitCode !== null, 'nginx');
  if (child.exitCode !== null) throw new Error('nginx did not start.');
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
