import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import guestFixtures from '../../fixtures/guest-messages.json' with { type: 'json' };
import hostFixtures from '../../fixtures/host-messages.json' with { type: 'json' };
import guestJsonSchema from '../../schema/guest-message.json' with { type: 'json' };
import hostJsonSchema from '../../schema/host-message.json' with { type: 'json' };
import { anyValues, broken, guestMessages, hostMessages } from '../test-support/wire-arbitraries.js';
import { GuestMessageSchema, HostMessageSchema, parseGuestMessage, parseHostMessage } from './index.js';

/** Returns the result as text: the path of the first mismatch, or that the value fits. */
type Validator = (value: unknown) => string;

const byRules =
  (parse: typeof parseGuestMessage | typeof parseHostMessage): Validator =>
  (value) => {
    const parsed = parse(value);
    return parsed.ok ? 'fits' : `differs at «${parsed.path}»`;
  };

const bySchema =
  (schema: z.ZodType): Validator =>
  (value) => {
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    return issue ? `differs at «${issue.path.join('.')}»` : 'fits';
  };

const directions = [
  {
    direction: 'guest',
    rules: byRules(parseGuestMessage),
    schema: bySchema(GuestMessageSchema),
    jsonSchema: guestJsonSchema,
    fixtures: guestFixtures,
    messages: guestMessages,
  },
  {
    direction: 'host',
    rules: byRules(parseHostMessage),
    schema: bySchema(HostMessageSchema),
    jsonSchema: hostJsonSchema,
    fixtures: hostFixtures,
    messages: hostMessages,
  },
];

describe.each(directions)(
  'the validators of messages of a $direction',
  ({ rules, schema, jsonSchema, fixtures, messages }) => {
    it('give the results that the fixtures state', () => {
      expect(fixtures.some(({ ok }) => ok) && fixtures.some(({ ok }) => !ok)).toBe(true);
      for (const { name, message, ok, path } of fixtures as {
        name: string;
        message: unknown;
        ok: boolean;
        path?: string;
      }[]) {
        const expected = ok ? 'fits' : `differs at «${path}»`;
        expect(rules(message), name).toBe(expected);
        expect(schema(message), name).toBe(expected);
      }
    });

    it('are the same in JSON Schema', () => {
      const shipped = z.fromJSONSchema(jsonSchema as Parameters<typeof z.fromJSONSchema>[0]);
      for (const { name, message, ok } of fixtures) expect(shipped.safeParse(message).success, name).toBe(ok);
    });

    it.each([
      ['valid messages', messages],
      ['broken messages', broken(messages)],
      ['any values', anyValues],
    ])('agree on %s, and on the path of the first mismatch', (_, values) => {
      fc.assert(
        fc.property(values, (value) => {
          expect(rules(value)).toBe(schema(value));
        }),
        { numRuns: 1_000 },
      );
    });
  },
);
