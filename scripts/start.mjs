// `npm start`: sets up, builds, runs everything, and stops everything on Ctrl-C or when one server ends.
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

/** Interval of checking whether the parent still runs. */
const PARENT_POLL_MS = 500;

/**
 * Calls back when the process that started this one is gone: npm passes SIGTERM to its shell only, and the shell to
 * nobody.
 *
 * @param {() => void} callback
 * @returns {() => void} ends the watch.
 */
function whenOrphaned(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) callback();
  }, PARENT_POLL_MS);
  // The watch must not keep this process alive.
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
  // If stopped during startup, the servers are stopped as soon as they run.
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
