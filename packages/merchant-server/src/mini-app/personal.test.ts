import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { personal, personalFields, withoutFields } from './personal.js';

const plate = personal(z.string().min(1));

describe('personal fields', () => {
  it.each([
    ['of an object', z.object({ plate, branchId: z.string() })],
    ['that are optional, with a default or refined later', z.object({ plate: plate.max(9).optional().default('A') })],
    ['in lists, unions and records', z.object({ cars: z.array(z.union([z.object({ plate }), z.null()])) })],
    [
      'behind a refinement and a transformation',
      z
        .object({ plate })
        .refine(() => true)
        .transform((value) => value),
    ],
    ['in a discriminated union', z.discriminatedUnion('kind', [z.object({ kind: z.literal('car'), plate })])],
  ])('are found %s', (_, schema) => {
    expect([...personalFields(schema)]).toEqual(['plate']);
  });

  it('are named for each field that shares a schema', () => {
    expect([...personalFields(z.object({ driver: plate, owner: plate, note: z.string() }))]).toEqual([
      'driver',
      'owner',
    ]);
  });

  it('end in a schema that contains itself', () => {
    type Node = { plate: string; next?: Node | undefined };
    const node: z.ZodType<Node> = z.object({ plate, next: z.lazy(() => node).optional() });
    expect([...personalFields(node)]).toEqual(['plate']);
  });

  it('are left out at any depth', () => {
    const value = { plate: 'A1', cars: [{ plate: 'B2', wash: 'full' }], total: 3 };
    expect(withoutFields(value, new Set(['plate']))).toEqual({ cars: [{ wash: 'full' }], total: 3 });
  });
});
