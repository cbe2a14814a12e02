// The guest's compact validators and the zod schemas agree on every message and on the path of its first fault.
import { atLeast, cases, check, exactly, seed } from '@invoicebox/test-kit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { z } from 'zod';
import { anyValues, broken, guestMessages, hostMessages } from '../test-support/wire-arbitraries.js';
import { GuestMessageSchema, HostMessageSchema, parseGuestMessage, parseHostMessage } from './index.js';

/** The messages of one side, with both of their validators. */
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

interface Tally {
  accepted: number;
  rejected: number;
  /** One accepted what the other rejected. */
  disagreed: number;
  /** Both rejected, with different paths of the first fault. */
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

describe.each(directions)('messages of a $name', (direction) => {
  it('get the same result from rules and schema', ({ task }) => {
    const numRuns = Math.ceil(cases({ quick: 5_000, deep: 100_000 }) / directions.length);
    const tally: Tally = { accepted: 0, rejected: 0, disagreed: 0, otherPath: 0 };
    const values = fc.oneof(
      { arbitrary: direction.messages, weight: 2 },
      { arbitrary: broken(direction.messages), weight: 5 },
      { arbitrary: anyValues, weight: 1 },
    );
    for (const value of fc.sample(values, { numRuns, seed })) compare(value, direction, tally);
    const of = `messages of a ${direction.name}`;
    check(
      task,
      exactly(`${of} on which rules and schema disagree`, tally.disagreed, 0),
      exactly(`${of} rejected for a fault in another place`, tally.otherPath, 0),
      // The run must have enough messages of both kinds to be meaningful.
      atLeast(`${of} accepted by both`, tally.accepted, numRuns / 10),
      atLeast(`${of} rejected by both`, tally.rejected, numRuns / 10),
    );
  });
});
