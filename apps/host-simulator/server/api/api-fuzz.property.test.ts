// Requests fuzzed from the schemas, on all routes, get a valid response without 5xx or hang, and a refused one changes nothing.
import { Agent, request as send } from 'node:http';
import { API_CALLS, type CallName, errorBodySchema } from '@invoicebox/invoicebox-api/contract';
import { atLeast, cases, check, exactly, Random, type Row, reported, seed } from '@invoicebox/test-kit';
import { test } from 'vitest';
import { SimulatedClock } from '../clock/simulated-clock.js';
import { startSimulator } from '../start-simulator.js';
import type { Simulator } from '../state/simulator.js';
import { type FuzzRequest, randomRequest } from '../test-support/fuzz/requests.js';
import { NOON } from '../test-support/open-simulator.js';

/** Request timeout. */
const MAX_ANSWER_MS = 30_000;
/** The simulator is reset after this number of requests, so that comparing its state stays fast. */
const REQUESTS_PER_RESET = 150;
/** Below this number of requests a call may never succeed by chance alone. */
const MIN_CASES_FOR_EVERY_CALL = 20_000;

interface Answer {
  status: number;
  text: string;
}

/** Sends the path unchanged; `fetch` would normalize it. */
function exchange(origin: URL, agent: Agent, { method, path, headers, body }: FuzzRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = origin;
    const sent = send({ hostname, port, method, path, headers, agent, timeout: MAX_ANSWER_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.once('timeout', () => sent.destroy(new Error('hangs')));
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Examples of failures, by kind. */
class Findings {
  readonly #found = new Map<string, string[]>();

  add(what: string, { method, path, body }: FuzzRequest, detail: string): void {
    const example = `${method} ${path.slice(0, 120)} ${body?.slice(0, 300) ?? ''} → ${detail.slice(0, 300)}`;
    this.#found.set(what, [...(this.#found.get(what) ?? []), example]);
  }

  row(what: string): Row {
    const found = this.#found.get(what) ?? [];
    return found.length === 0 ? exactly(what, 0, 0) : exactly(`${what}: ${found[0]}`, found.length, 0);
  }
}

/** Whether a response matches its schema in the contract. */
function hasShape({ call, method }: FuzzRequest, { status, text }: Answer): boolean {
  if (status === 304) return text === '';
  try {
    const json: unknown = JSON.parse(text);
    if (status >= 400) return errorBodySchema.safeParse(json).success;
    return method !== API_CALLS[call].method || API_CALLS[call].response.safeParse(json).success;
  } catch {
    return false;
  }
}

/** A request that is close to what the simulator's state allows. */
function nextRequest(simulator: Simulator, random: Random): FuzzRequest {
  const known = {
    now: NOON,
    orders: simulator.book.all.map(({ response }) => response),
    draftIds: simulator.refunds.all.flatMap(({ response }) => (response.status === 'draft' ? [response.id] : [])),
    codes: simulator.codes.all,
  };
  return randomRequest(known, random);
}

/** The API has no call that pays, and refunds and shipments need a paid order. @returns whether one was paid. */
async function payNowAndThen({ book, payments }: Simulator, random: Random): Promise<boolean> {
  const newest = book.all.at(-1)?.response;
  if (newest?.status !== 'created' || !random.chance(0.1)) return false;
  const paying = random.chance(0.5) ? payments.pay(newest.orderContainerId) : payments.hold(newest.orderContainerId);
  await paying.catch(() => undefined);
  return true;
}

test('every request is answered as the contract says', async ({ task }) => {
  const n = cases({ quick: 1_500, deep: 50_000 });
  const running = await startSimulator({ clock: new SimulatedClock({ now: NOON, speed: 0 }) });
  const { simulator } = running;
  simulator.changeSettings({ limits: { enabled: false } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const origin = new URL(running.url);
  const random = new Random(seed);
  const findings = new Findings();
  const done = new Set<CallName>();
  let refused = 0;
  let digest = '';
  try {
    for (let count = 0; count < n; count += 1) {
      if (count % REQUESTS_PER_RESET === 0) {
        simulator.reset();
        digest = simulator.digest();
      }
      const request = nextRequest(simulator, random);
      const answer = await exchange(origin, agent, request).catch((error) => {
        findings.add('requests without an answer', request, String(error));
      });
      const after = simulator.digest();
      const changed = after !== digest;
      digest = after;
      if (answer) {
        if (answer.status >= 500) findings.add('answers with a 5xx', request, answer.text);
        if (!hasShape(request, answer)) findings.add('answers without their shape', request, answer.text);
        if (answer.status < 400) done.add(request.call);
        else refused += 1;
        if (answer.status >= 400 && changed) {
          findings.add('refused requests that changed something', request, answer.text);
        }
        if (request.method === 'GET' && changed) findings.add('reads that changed something', request, '');
      }
      if (await payNowAndThen(simulator, random)) digest = simulator.digest();
    }
  } finally {
    agent.destroy();
    await running.stop();
  }
  const never = (Object.keys(API_CALLS) as CallName[]).filter((call) => !done.has(call)).join(' ') || 'none';
  check(
    task,
    reported('requests', n),
    findings.row('answers with a 5xx'),
    findings.row('requests without an answer'),
    findings.row('answers without their shape'),
    findings.row('refused requests that changed something'),
    findings.row('reads that changed something'),
    atLeast('share of refused requests', refused / n, 0.3),
    n < MIN_CASES_FOR_EVERY_CALL
      ? reported('calls that never succeeded', never)
      : exactly('calls that never succeeded', never, 'none'),
  );
});
