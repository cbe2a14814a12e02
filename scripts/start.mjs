// `npm start`: installs, builds and runs everything. Stops everything on Ctrl-C or when a server ends.
import { build, setUp } from './lib/setup.mjs';

/** Column of the addresses. */
const WIDTH = 28;

/**
 * @param {import('./lib/services.mjs').Service[]} all
 * @param {ReadonlyArray<{ name: string, url: string }>} others mini-apps that run elsewhere.
 */
function printAddresses(all, others) {
  const print = (/** @type {string} */ title, /** @type {string} */ address) =>
    console.log(`  ${title.padEnd(WIDTH)}${address}`);
  console.log('\nEverything runs. Open the simulator, choose a mini-app and a buyer:\n');
  for (const { title, url } of all) print(title, url);
  for (const { name, url } of others) print(`${name}, elsewhere`, url);
  const simulatorUrl = all.find(({ manifest }) => manifest === undefined)?.url;
  for (const { manifest, title, url } of all) {
    if (!manifest) continue;
    const query = new URLSearchParams({ url, mode: 'order-web', locale: 'ru', preset: 'flight-svo-led' });
    print(`${title}, embedded`, `${simulatorUrl}workbench?${query}`);
    if (manifest.till) print(`${title}, till`, `${url}till  (demo, 1234)`);
    for (const page of manifest.sidePages) print(`${title}, ${page.title.en.toLowerCase()}`, `${url}${page.path}`);
  }
  console.log('\nCtrl-C stops everything.');
}

/** Interval between polls of the parent process. */
const PARENT_POLL_MS = 500;

/**
 * Calls back when the parent process has ended. Needed because npm passes SIGTERM only to its shell, which does not
 * pass it on.
 *
 * @param {() => void} callback
 * @returns {() => void} stops watching.
 */
function whenOrphaned(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) callback();
  }, PARENT_POLL_MS);
  // The timer must not keep this process alive.
  timer.unref();
  return () => clearInterval(timer);
}

async function start() {
  await setUp();
  await build();
  // Imported here, because it is not compiled before.
  const { otherMiniApps, requireFreePorts, services, startServices } = await import('./lib/services.mjs');
  const all = services();
  await requireFreePorts(all);
  /** @type {() => void} */
  let end = () => undefined;
  const ended = new Promise((resolve) => {
    end = () => resolve(undefined);
  });
  // A signal during startup stops the servers as soon as they run.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, end);
  const stopWatching = whenOrphaned(end);
  const running = await startServices(all, (name, how) => {
    console.error(`\n${name} ended unexpectedly (${how}): everything is stopped.`);
    process.exitCode = 1;
    end();
  });
  printAddresses(all, otherMiniApps());
  await ended;
  stopWatching();
  await running.stop();
}

start().catch((error) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
