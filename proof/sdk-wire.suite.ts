import {
  GuestMessageSchema,
  HostMessageSchema,
  parseGuestMessage,
  parseHostMessage,
} from '@invoicebox/mini-app-sdk/protocol';
import fc from 'fast-check';
import type { z } from 'zod';
import {
  anyValues,
  broken,
  guestMessages,
  hostMessages,
} from '../packages/mini-app-sdk/src/test-support/wire-arbitraries.js';
import { atLeast, exactly, type Row, suite } from '../scripts/lib/suite.mjs';

/** One direction of the wire with its two validators. */
interface Direction {
  readonly name: string;
  readonly parse: typeof parseGuestMessage | typeof parseHostMessage;
  readonly schema: z.ZodType;
  readonly messages: fc.Arbitrary<object>;
}

const directions: readonly Direction[] = [
  { name: 'guest', parse: parseGuestMessage, schema: GuestMessageSchema, messages: guestMessages },
  { name: 'host', parse: parseHostMessage, schema: HostMessageSchema, messages: hostMessages },
];

/** How often the validators said what. */
interface Tally {
  accepted: number;
  rejected: number;
  /** One accepted what the other rejected. */
  disagreed: number;
  /** Both rejected, but see the first fault in different places. */
  otherPath: number;
}

function compare(value: unknown, { parse, schema }: Direction, tally: Tally): void {
  const parsed = parse(value);
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (parsed.ok === Boolean(issue)) tally.disagreed += 1;
  else if (!parsed.ok && issue?.path.join('.') !== parsed.path) tally.otherPath += 1;
  if (parsed.ok) tally.accepted += 1;
  else tally.rejected += 1;
}

function rowsOf(direction: Direction, numRuns: number, seed: number): Row[] {
  const tally: Tally = { accepted: 0, rejected: 0, disagreed: 0, otherPath: 0 };
  const kinds = fc.oneof(
    { arbitrary: direction.messages, weight: 2 },
    { arbitrary: broken(direction.messages), weight: 5 },
    { arbitrary: anyValues, weight: 1 },
  );
  for (const value of fc.sample(kinds, { numRuns, seed })) compare(value, direction, tally);
  const of = `messages of a ${direction.name}`;
  return [
    exactly(`${of} on which rules and schema disagree`, tally.disagreed, 0),
    exactly(`${of} rejected for a fault in another place`, tally.otherPath, 0),
    // Agreement on one verdict alone would show nothing.
    atLeast(`${of} accepted by both`, tally.accepted, numRuns / 10),
    atLeast(`${of} rejected by both`, tally.rejected, numRuns / 10),
  ];
}

export default suite({
  summary:
    'The compact validators of the guest and the zod schemas agree, on the verdict and on the place of the fault.',
  cases: { full: 100_000, small: 5_000 },
  async run({ n, seed }) {
    return directions.flatMap((direction) => rowsOf(direction, Math.ceil(n / directions.length), seed));
  },
});
