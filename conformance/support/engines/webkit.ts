import { spawn } from 'node:child_process';
import { until } from '@invoicebox/test-kit';
import { MINI_BROWSER, WEBKIT_DRIVER } from '../../../scripts/lib/engines.mjs';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import type { Engine } from './engine.js';

interface WebDriverAnswer<Value> {
  readonly value: Value;
}

async function call<Value>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: unknown): Promise<Value> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as WebDriverAnswer<Value>;
  if (!response.ok)
    throw new Error(`WebKitWebDriver answered ${response.status} to ${method}: ${JSON.stringify(value)}`);
  return value;
}

async function untilListening(address: string): Promise<void> {
  const isReady = () =>
    call<{ ready: boolean }>('GET', `${address}/status`).then(
      ({ ready }) => ready,
      () => false,
    );
  await until(isReady, (ready) => ready, 'WebKitWebDriver');
}

/** Starts WebKitGTK through WebDriver on a virtual screen. On Linux it is closest to the WebView of an iPhone. */
export async function startWebKit(): Promise<Engine> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const driver = spawn('xvfb-run', ['-a', WEBKIT_DRIVER, `--port=${port}`], { stdio: 'ignore', detached: true });
  const stop = () => {
    // Kills the process group, because xvfb-run leaves the screen and the driver running when only it is killed.
    if (driver.pid !== undefined && driver.exitCode === null) process.kill(-driver.pid, 'SIGTERM');
  };
  process.once('exit', stop);
  await untilListening(address);
  const session = await call<{ sessionId: string; capabilities: { browserVersion: string } }>(
    'POST',
    `${address}/session`,
    {
      capabilities: {
        alwaysMatch: {
          pageLoadStrategy: 'none',
          'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
        },
      },
    },
  );
  const sessionUrl = `${address}/session/${session.sessionId}`;
  return {
    name: 'WebKitGTK',
    version: session.capabilities.browserVersion,
    open: (url) => call<void>('POST', `${sessionUrl}/url`, { url }),
    close: async () => {
      await call<void>('DELETE', sessionUrl);
      stop();
    },
  };
}
