import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Frame, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { services, startServices } from '../../scripts/lib/services.mjs';

/** CPU slowdown of a phone relative to a developer's machine. */
const SLOW_DOWN = 4;

/** The host's page: it puts a guest into a frame, answers its `init`, and tells how long the guest took to be usable. */
const HOST_PAGE = `<!doctype html><meta charset="utf-8"><body style="margin:0"><script>
  const data = { public: { userEmail: 'anna@example.ru', userName: '', userPhone: '', locale: 'ru', fullHeight: true,
    minappType: 'order' }, private: { metaData: [] } };
  let frame, started, done;
  addEventListener('message', ({ data: message, source, origin }) => {
    if (message?.action === 'init') source.postMessage({ id: message.id, action: 'init', data }, origin);
    if (message?.bench === 'usable' && source === frame?.contentWindow) done?.(message.tookMs ?? performance.now() - started);
  });
  globalThis.openGuest = (url, name, width, height) => new Promise((resolve) => {
    frame?.remove();
    done = resolve;
    frame = Object.assign(document.createElement('iframe'), { src: url, name, width, height });
    frame.style.border = '0';
    started = performance.now();
    document.body.append(frame);
  });
  globalThis.nextUsable = () => new Promise((resolve) => { done = resolve; });
</script>`;

/** The least that a guest can be: it says \`init\` and paints one line. */
const BARE_PAGE = `<!doctype html><meta charset="utf-8"><p id="usable"></p><script>
  parent.postMessage({ id: new URLSearchParams(location.search).get('id'), action: 'init', version: 1 }, '*');
  document.getElementById('usable').textContent = 'Ready';
</script>`;

declare global {
  /** Milliseconds from the frame's insertion until the guest says that it is usable. */
  var openGuest: (url: string, selector: string, width: number, height: number) => Promise<number>;
  /** Milliseconds that the guest in the frame tells next. */
  var nextUsable: () => Promise<number>;
  /** When a guest that is given its data for free had it, in milliseconds of its own clock. */
  var hadDataAt: number | undefined;
}

/**
 * Runs in every frame: tells the host as soon as what is waited for, the selector in the frame's name, has been painted. What
 * can be pressed is pressed first, and the answer to that has to be painted, too.
 */
const TELL_WHEN_USABLE = `if (parent !== self) {
  // The task after a frame's callbacks: the frame has been handed to the compositor.
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  const tell = () => {
    const tookMs = globalThis.hadDataAt === undefined ? undefined : performance.now() - hadDataAt;
    parent.postMessage({ bench: 'usable', tookMs }, '*');
  };
  globalThis.watchFor = (selector) => {
    const observer = new MutationObserver(() => {
      const found = document.querySelector(selector);
      if (!found) return;
      observer.disconnect();
      painted(() => {
        if (!found.matches('.leaflet-marker-icon, .kit-marker, .kit-cluster')) return tell();
        found.click();
        painted(tell);
      });
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  };
  if (/^[#.]/.test(name)) watchFor(name);
}`;

/** A gas station server with a network of a given size. */
interface Station {
  /** Its URL at `127.0.0.1`, cross-site to the host. */
  url: string;
  stations: number;
}

/** Servers, and a browser with a host. */
export interface Stage {
  browser: Browser;
  hostUrl: string;
  bareUrl: string;
  /** By the size of the network. */
  stations: ReadonlyMap<number, Station>;
  stop(): Promise<void>;
}

async function serveHtml(pages: Readonly<Record<string, () => string>>) {
  const port = await freePort();
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const page = pages[path];
    response.writeHead(page ? 200 : 404, {
      'Content-Type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
    });
    response.end(page?.() ?? '');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, stop };
}

/**
 * Starts the built gas station once for each size of its network, and a browser.
 *
 * @param sizes how many stations the networks have.
 * @param pages further pages at the guests' site, by path.
 */
export async function openStage(
  sizes: readonly number[],
  pages: Readonly<Record<string, () => string>> = {},
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-gas-station-'));
  const site = await serveHtml({ '/host': () => HOST_PAGE, '/bare': () => BARE_PAGE, ...pages });
  const hostUrl = `http://localhost:${site.port}/host`;
  const base = services(folder).find(({ name }) => name === 'gas-station');
  if (!base) throw new Error('There is no service gas-station.');
  const wanted = await Promise.all(
    sizes.map(async (stations) => {
      const port = await freePort();
      const env = {
        ...base.env,
        PORT: String(port),
        DEMO_STATIONS: String(stations),
        DATABASE_URL: `file:${join(folder, `${stations}.db`)}`,
        FRAME_ANCESTORS: `http://localhost:${site.port}`,
        RATE_LIMIT_PER_MINUTE: '0',
        LOG_LEVEL: 'silent',
      };
      return { ...base, name: `gas-station with ${stations}`, port, url: `http://127.0.0.1:${port}/`, env, stations };
    }),
  );
  const running = await startServices(wanted, (name, how) => console.error(`${name} ended (${how}).`), {
    toStderr: true,
  });
  const browser = await launchChromium({ args: ['--site-per-process'] });
  return {
    browser,
    hostUrl,
    bareUrl: `http://127.0.0.1:${site.port}/bare`,
    stations: new Map(wanted.map(({ url, stations }) => [stations, { url, stations }])),
    async stop() {
      await browser.close();
      await running.stop();
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A host page whose guests run in a separate process, slowed down like a phone. */
export interface SlowHost {
  page: Page;
  /**
   * Puts a guest into a frame; resolves when it is usable, with the milliseconds that it took.
   *
   * @param selector CSS selector, beginning with `#` or `.`, of what has to be painted and, if it is a marker, pressed.
   */
  open(url: string, selector: string): Promise<number>;
  /** Presses something in the guest; resolves when the selector's element has been painted and pressed in its turn. */
  press(target: string, selector: string): Promise<number>;
  /** The guest's frame. */
  guest(): Frame;
  /** Measured slowdown of the guests' process. */
  slowDown: number;
  close(): Promise<void>;
}

/** The fastest of a few runs: other programs can only slow it down. */
const LOOP_RUNS = 12;

const LOOP = () => {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 2e7; index += 1) sum += index % 7;
  return sum > 0 ? performance.now() - start : 0;
};

/** Opens a host's page with a frame that keeps the guests' process alive, and slows that down. */
export async function openSlowHost(
  { browser, hostUrl, bareUrl }: Stage,
  viewport: { width: number; height: number },
): Promise<SlowHost> {
  const context = await browser.newContext({ viewport, locale: 'ru-RU' });
  await context.addInitScript(TELL_WHEN_USABLE);
  const page = await context.newPage();
  await page.goto(hostUrl);
  // Frames of one site share a process: this frame stays, so that the process is slowed down before a guest loads.
  await page.evaluate((src) => {
    const keeper = Object.assign(document.createElement('iframe'), { src, name: 'keeper', hidden: true });
    document.body.append(keeper);
    return new Promise((resolve) => {
      keeper.onload = resolve;
    });
  }, bareUrl);
  const keeper = page.frame({ name: 'keeper' });
  if (!keeper) throw new Error('The keeper has no frame.');
  const fastest = async () => {
    const runs = [];
    for (let run = 0; run < LOOP_RUNS; run += 1) runs.push(await keeper.evaluate(LOOP));
    return Math.min(...runs);
  };
  const before = await fastest();
  const session: CDPSession = await context.newCDPSession(keeper);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const slowDown = (await fastest()) / before;
  const findGuest = () => {
    const frame = page.frames().find(isGuest);
    if (!frame) throw new Error('There is no guest.');
    return frame;
  };
  const isGuest = (frame: Frame) => frame !== page.mainFrame() && frame !== keeper;
  return {
    page,
    open: (url, selector) =>
      page.evaluate(([src, name, width, height]) => globalThis.openGuest(src, name, width, height), [
        url,
        selector,
        viewport.width,
        viewport.height,
      ] as const),
    async press(target, selector) {
      const told = page.evaluate(() => globalThis.nextUsable());
      const [pressed, wanted] = [JSON.stringify(target), JSON.stringify(selector)];
      await findGuest().evaluate(
        `watchFor(${wanted}); hadDataAt = performance.now(); document.querySelector(${pressed}).click();`,
      );
      return told;
    },
    guest: findGuest,
    slowDown,
    close: () => context.close(),
  };
}
