import { z } from 'zod';
import { MAX_OF_ONE_EXTRA } from '../contract/extras.js';
import { FUEL_KINDS } from '../contract/fuel.js';
import type { FuelSelection } from '../contract/order.js';

/** Larger numbers are no volume of fuel; keeps every product exact. */
const MAX_NUMBER = 1_000_000_000;
/** More different extras than a station has are no order. */
const MAX_EXTRAS = 50;

const amountSchema = z.number().int().positive().max(MAX_NUMBER);

/** Shape of what the page sends as a selection. */
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
    // Orders from before there were extras are asked for again, too.
    .default([]),
});

/** What an order's summary must hold for the pump to be released. */
export const summarySchema = z.object({ selection: selectionSchema, litres: z.number().int().positive() });
