// `npm start`: installs, builds and runs everything. Stops everything on Ctrl-C or when a server ends.
import { requireFreePorts, services, startServices } from './lib/services.mjs';
import { build, setUp } from './lib/setup.mjs';

/** @param {import('./lib/services.mjs').Service[]} all */
function printAddresses(all) {
  const [simulator, ...miniApps] = all;
  console.log('\nEverything runs. Open the simulator, choose a mini-app and a buyer:\n');
  for (const { title, url } of all) console.log(`  ${title.padEnd(26)}${url}`);
  for (const { name, title, url } of miniApps) {
    const workbench = `${simulator?.url}workbench?url=${encodeURIComponent(url)}&mode=order-web&locale=ru&preset=flight-svo-led`;
    console.log(`  ${`${title}, embedded`.padEnd(26)}${workbench}`);
    console.log(`  ${`${title}, till`.padEnd(26)}${url}till  (demo, 1234)`);
    if (name === 'gas-station')
      console.log(`  ${`${title}, pumps`.padEnd(26)}${url}forecourt  (simulated, to play with)`);
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
  const all = services();
  await requireFreePorts(all);
  await setUp();
  await build();
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
  printAddresses(all);
  await ended;
  stopWatching();
  await running.stop();
}

start().catch((error) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
