// Orders a second on PostgreSQL beside pgbench with the same statements; the price's worst times; memory.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { migrate, openDatabase } from '@invoicebox/merchant-server';
import { atLeast, atMost, quantile, type Row, reported } from '@invoicebox/test-kit/rows';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { type Load, openLoad } from './load.js';
import type { FromServer, ToServer } from './messages.js';
import { pgbenchScript, runPgbench } from './pgbench.js';

/** Concurrent orders, and pgbench's clients. */
const WORKERS = 16;
/** How many times both are measured, alternately. */
const ROUNDS = 5;
const PGBENCH_SECONDS = 8;
/** Memory is first measured after this part of the orders, when everything is loaded and compiled. */
const WARM_SHARE = 0.2;
const MIN_SHARE = 0.25;
const MAX_P99_TO_MEDIAN = 5;
/** Allowance for uncollected garbage and V8's compiled code. */
const MAX_GROWTH = 1.15;

async function ask(server: ChildProcess, question: ToServer): Promise<FromServer> {
  const answered = once(server, 'message');
  server.send(question);
  const [answer] = (await answered) as [FromServer];
  return answer;
}

/** The statements of one order, recorded while nothing else runs. */
async function statementsOf(server: ChildProcess, port: number) {
  await ask(server, 'record');
  await withLoad(port, (load) => load.order(0));
  const { statements = [] } = await ask(server, 'statements');
  // The server's own polling every second is not part of an order.
  return statements.filter(({ sql }) => !/^SELECT id FROM outbox|FROM leases|INTO leases/.test(sql));
}

/** Lets buyers order over connections that end with the work: the server closes those that are idle meanwhile. */
async function withLoad<Result>(port: number, work: (load: Load) => Promise<Result>): Promise<Result> {
  const load = openLoad(port, WORKERS);
  try {
    return await work(load);
  } finally {
    load.stop();
  }
}

/** Makes orders. @returns orders per second, and the duration of each quote in milliseconds. */
function measure(port: number, times: number): Promise<{ rate: number; quotes: number[] }> {
  return withLoad(port, (load) => measureOver(load, times));
}

async function measureOver(load: Load, times: number): Promise<{ rate: number; quotes: number[] }> {
  const quotes: number[] = [];
  let left = times;
  const began = performance.now();
  const worker = async (buyer: number) => {
    while (left > 0) {
      left -= 1;
      quotes.push(await load.order(buyer));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, buyer) => worker(buyer)));
  return { rate: (times * 1000) / (performance.now() - began), quotes };
}

/** @param n how many orders. */
export default async function run(n = 100_000): Promise<Row[]> {
  const postgres = await startPostgres();
  const databaseUrl = postgres.createDatabase('merchant');
  const peerUrl = postgres.createDatabase('peer');
  const peer = await openDatabase(peerUrl);
  await migrate(peer);
  await peer.close();
  const port = await freePort();
  const server = fork(join(import.meta.dirname, 'server.ts'), [String(port), databaseUrl], {
    execArgv: ['--import', 'tsx', '--conditions=source', '--expose-gc'],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  await once(server, 'message');
  try {
    await measure(port, Math.ceil(n * WARM_SHARE));
    const script = pgbenchScript(await statementsOf(server, port), await statementsOf(server, port));
    const { heapBytes: heapBefore = 0 } = await ask(server, 'heap');
    const shares: number[] = [];
    const rates: number[] = [];
    const peers: number[] = [];
    const tails: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { rate, quotes } = await measure(port, Math.ceil((n * (1 - WARM_SHARE)) / ROUNDS));
      const peerRate = await runPgbench(postgres, 'peer', script, { clients: WORKERS, seconds: PGBENCH_SECONDS });
      shares.push(rate / peerRate);
      rates.push(rate);
      peers.push(peerRate);
      tails.push(quantile(quotes, 0.99) / quantile(quotes, 0.5));
      console.error(
        `round ${round} of ${ROUNDS}: ${Math.round(rate)} orders a second, pgbench ${Math.round(peerRate)}`,
      );
    }
    const { heapBytes: heapAfter = 0 } = await ask(server, 'heap');
    return [
      atLeast("share of pgbench's rate with the same statements", quantile(shares, 0.5), MIN_SHARE),
      atMost('99th percentile of a price to its median', quantile(tails, 0.5), MAX_P99_TO_MEDIAN, '×'),
      atMost(`memory after ${n} orders to that after ${n * WARM_SHARE}`, heapAfter / heapBefore, MAX_GROWTH, '×'),
      reported('orders', quantile(rates, 0.5), 'a second'),
      reported('pgbench', quantile(peers, 0.5), 'a second'),
      reported('memory in use', heapAfter / 1024 ** 2, 'MiB'),
      reported('statements of an order', script.split(';\n').length - 1),
    ];
  } finally {
    server.kill('SIGTERM');
    await postgres.stop();
  }
}
