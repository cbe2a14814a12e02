// Whatever is sent to the API, it answers in the contract's shape, never with a 5xx, and what it refuses changes
// nothing (docs/http-api.md, General).

import { Agent, request as send } from 'node:http';
import { SimulatedClock, startSimulator } from '@invoicebox/host-simulator';
import { API_CALLS, type CallName, errorBodySchema } from '@invoicebox/invoicebox-api/contract';
import { atLeast, exactly, type Row, reported, seededRandom, suite } from '../../scripts/lib/suite.mjs';
import { START } from '../api-contract/samples.js';
import { Dice } from './random-json.js';
import { type FuzzRequest, randomRequest } from './requests.js';

/** A request that takes longer hangs. */
const MAX_ANSWER_MS = 5_000;
/** After so many requests the simulator forgets everything, so that its state stays quick to compare. */
const ROUND = 150;

/** With fewer requests some calls may succeed by chance never. */
const MIN_CASES = 20_000;

interface Answer {
  status: number;
  text: string;
}

/** Sends a request as it is written: fetch would mend its address. */
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

/** What was found, by what is wrong. */
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

/** Whether an answer has the shape that the contract gives it. */
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

export default suite({
  summary: 'requests fuzzed from the schemas over all routes: no 5xx, no hang, no state changed by a refused one',
  cases: { full: 50_000, small: 1_500 },
  async run({ n, seed, note }) {
    const running = await startSimulator({ clock: new SimulatedClock({ now: START, speed: 0 }) });
    const { simulator } = running;
    simulator.changeSettings({ limits: { enabled: false } });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const origin = new URL(running.url);
    const dice = new Dice(seededRandom(seed));
    const findings = new Findings();
    const done = new Map<CallName, number>();
    let refused = 0;
    let digest = simulator.digest();
    for (let count = 0; count < n; count += 1) {
      if (count % ROUND === 0) {
        simulator.reset();
        digest = simulator.digest();
        if (count % (50 * ROUND) === 0) note(`${count} requests`);
      }
      const known = {
        now: START,
        orders: simulator.book.all.map(({ response }) => response),
        draftIds: simulator.refunds.all.flatMap(({ response }) => (response.status === 'draft' ? [response.id] : [])),
        codes: simulator.codes.all,
      };
      const request = randomRequest(known, dice);
      const answer = await exchange(origin, agent, request).catch((error) => {
        findings.add('requests without an answer', request, String(error));
      });
      const after = simulator.digest();
      if (answer) {
        if (answer.status >= 500) findings.add('answers with a 5xx', request, answer.text);
        if (!hasShape(request, answer)) findings.add('answers without their shape', request, answer.text);
        if (answer.status < 400) done.set(request.call, (done.get(request.call) ?? 0) + 1);
        else {
          refused += 1;
          if (after !== digest) findings.add('refused requests that changed something', request, answer.text);
        }
        if (request.method === 'GET' && after !== digest) findings.add('reads that changed something', request, '');
      }
      digest = after;
      // Payment is no call of the API: without it refunds and shipments would never be reached.
      const unpaid = simulator.book.all.at(-1)?.response;
      if (unpaid?.status === 'created' && dice.chance(0.1)) {
        await (dice.chance(0.5)
          ? simulator.payments.pay(unpaid.orderContainerId)
          : simulator.payments.hold(unpaid.orderContainerId)
        ).catch(() => undefined);
        digest = simulator.digest();
      }
    }
    agent.destroy();
    await running.stop();
    const never = (Object.keys(API_CALLS) as CallName[]).filter((call) => !done.has(call));
    return [
      reported('requests', n),
      ...['answers with a 5xx', 'requests without an answer', 'answers without their shape'].map((what) =>
        findings.row(what),
      ),
      ...['refused requests that changed something', 'reads that changed something'].map((what) => findings.row(what)),
      atLeast('share of refused requests', refused / n, 0.3),
      exactly(
        'calls that never succeeded',
        never.join(' ') || 'none',
        n < MIN_CASES ? never.join(' ') || 'none' : 'none',
      ),
    ];
  },
});
