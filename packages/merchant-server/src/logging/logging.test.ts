import type { Logger } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.js';
import { inRequest, noteOrder } from './request-context.js';

const SECRETS = ['tok-51f0a2b7', 'signing/key+1', 'db-passw0rd'];
const PERSONAL = {
  name: 'Анна Каренина',
  email: 'anna.k+shop@example.ru',
  phone: '+7 916 123-45-67',
  vatNumber: '7707083893',
  registrationAddress: 'Тверская ул., 1',
};
/** Whatever of them is found in a log is a leak. */
const FORBIDDEN = [
  ...SECRETS,
  ...SECRETS.map(encodeURIComponent),
  'Каренина',
  'Тверская',
  'anna.k',
  'example.ru',
  '123-45-67',
  '9161234567',
  '7707083893',
  '500100732259',
];

/** A log that writes into a list. */
function openLog(level = 'debug') {
  const lines: string[] = [];
  const log = createLogger({ name: 'coffee', level, secrets: SECRETS }, { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

/** The same error as a database, a parser, a client and a nested cause would tell it. */
function failures(): Error[] {
  const detailed = Object.assign(new Error('null value in column "state"'), {
    code: '23502',
    detail: `Failing row contains (1, ${JSON.stringify({ buyer: PERSONAL })}).`,
    parameters: [PERSONAL.email],
  });
  return [
    detailed,
    new Error(`connect to postgres://merchant:db-passw0rd@10.0.0.5/merchant failed`),
    new Error(`GET wss://ws-gate.invoicebox.ru/v3/gate/rpc?token=${encodeURIComponent('signing/key+1')}&x=1 failed`),
    new Error('GET https://x.example/?token=unconfigured-token-value failed'),
    new SyntaxError(`Unexpected end of JSON input: ${JSON.stringify(PERSONAL).slice(0, -20)}`),
    new Error('outer', { cause: new Error(`The mail ${PERSONAL.email} of ${PERSONAL.phone} was refused.`) }),
    new Error('Authorization: Bearer tok-51f0a2b7 was refused; 89161234567, ИНН 500100732259'),
  ];
}

const PATHS: Array<[string, (log: Logger) => void]> = [
  ['fields', (log) => log.info({ buyer: PERSONAL, customer: PERSONAL, token: SECRETS[0], signingKeys: SECRETS }, 'x')],
  ['nested fields', (log) => log.warn({ order: { input: { buyer: PERSONAL, list: [{ ...PERSONAL }] } } }, 'x')],
  ['a message', (log) => log.info(`Bought by ${PERSONAL.email}, ${PERSONAL.phone}, ИНН ${PERSONAL.vatNumber}.`)],
  ['a formatted message', (log) => log.error('key %s of %s', SECRETS[1], PERSONAL.email)],
  ['an address', (log) => log.info({ url: `/x?token=${SECRETS[0]}&email=${encodeURIComponent(PERSONAL.email)}` }, 'x')],
  ['a text', (log) => log.info({ reason: `Refused: ${JSON.stringify({ customer: PERSONAL })}` }, 'x')],
  ['a child', (log) => log.child({ token: SECRETS[0], who: PERSONAL.email }).info('x')],
  ...failures().map((err, index): [string, (log: Logger) => void] => [
    `error ${index}`,
    (log) => log.error({ err, orderId: 'o-1' }, `It failed: ${err.message}`),
  ]),
  ['an error alone', (log) => log.error(failures()[5])],
];

describe('a log', () => {
  it.each(PATHS)('tells neither secrets nor personal data by way of %s', (_, write) => {
    const { log, lines } = openLog();
    write(log);
    expect(lines).toHaveLength(1);
    const found = FORBIDDEN.filter((text) => lines.join('').includes(text));
    expect(found).toEqual([]);
    expect(lines.join('')).not.toContain('unconfigured-token-value');
    expect(() => JSON.parse(lines[0] ?? '')).not.toThrow();
  });

  it('keeps what an operator needs', () => {
    const { log, last } = openLog();
    const err = Object.assign(new Error('Refused.'), { code: 'wrong_total_amount', httpStatus: 422, requestId: 'r-9' });
    log.error({ err, number: 'CF-7K3M9QXD4T', orderId: 'GkQ3tYh0S0a1', at: 1795334400000, amount: 24400 }, 'Not made.');
    expect(last()).toMatchObject({
      name: 'coffee',
      number: 'CF-7K3M9QXD4T',
      orderId: 'GkQ3tYh0S0a1',
      at: 1795334400000,
      amount: 24400,
      err: { type: 'Error', message: 'Refused.', code: 'wrong_total_amount', httpStatus: 422, requestId: 'r-9' },
    });
    log.info(
      { time: '2026-11-22 08:30:15', id: '0f8fad5b-d9cb-469f-a165-70867728950e', address: '10.0.0.7:4701' },
      'x',
    );
    expect(last()).toMatchObject({
      time: '2026-11-22 08:30:15',
      id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      address: '10.0.0.7:4701',
    });
  });

  it('names the request and its order in every line that is written for it', async () => {
    const { log, last } = openLog();
    await inRequest({ requestId: 'request-1' }, async () => {
      await Promise.resolve();
      noteOrder('o-1');
      await Promise.resolve();
      log.warn('x');
    });
    expect(last()).toMatchObject({ requestId: 'request-1', orderId: 'o-1' });
    log.warn('y');
    expect(last().requestId).toBeUndefined();
  });
});
