import { z } from 'zod';
import { MAX_OF_ONE_EXTRA } from '../shared/extras.js';
import { FUEL_KINDS } from '../shared/fuel.js';
import type { FuelSelection } from '../shared/order.js';

/** Keeps products of amount and price exact. */
const MAX_NUMBER = 1_000_000_000;
const MAX_EXTRAS = 50;

const amountSchema = z.number().int().positive().max(MAX_NUMBER);

/** Schema of the page's selection. */
export const selectionSchema: z.ZodType<FuelSelection> = z.object({
  stationId: z.string().min(1).max(64),
  fuel: z.enum(FUEL_KINDS),
  pump: z.number().int().positive(),
  volume: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sum'), kopecks: amountSchema }),
    z.object({ kind: z.literal('litres'), thousandths: amountSchema }),
    z.object({ kind: z.literal('full_tank'), most: amountSchema }),
  ]),
  extras: z
    .array(z.object({ id: z.string().min(1).max(64), count: z.number().int().min(1).max(MAX_OF_ONE_EXTRA) }))
    .max(MAX_EXTRAS)
    .refine((extras) => new Set(extras.map(({ id }) => id)).size === extras.length, 'Expected each extra once.')
    // Stored orders from before there were extras have none.
    .default([]),
});

/** The fields of an order's summary that authorizing a pump needs. */
export const summarySchema = z.object({ selection: selectionSchema, litres: z.number().int().positive() });
