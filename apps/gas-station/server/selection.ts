import { personal } from '@invoicebox/merchant-server';
import { z } from 'zod';
import { MAX_OF_ONE_EXTRA } from '../shared/extras.js';
import { FUEL_KINDS } from '../shared/fuel.js';
import type { FuelSelection } from '../shared/order.js';
import { MAX_DRIVER_LENGTH, MAX_ODOMETER_KM, MAX_PLATE_LENGTH, readPlate } from '../shared/vehicle.js';

/** Keeps products of amount and price exact. */
const MAX_NUMBER = 1_000_000_000;
const MAX_EXTRAS = 50;

const amountSchema = z.number().int().positive().max(MAX_NUMBER);

const vehicleSchema = z.object({
  plate: personal(z.string().min(1).max(MAX_PLATE_LENGTH).transform(readPlate)).exactOptional(),
  driver: personal(z.string().trim().min(1).max(MAX_DRIVER_LENGTH)).exactOptional(),
  odometer: personal(z.number().int().min(0).max(MAX_ODOMETER_KM)).exactOptional(),
});

const fuelSchema = z.object({
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

/** Schema of the page's selection. */
export const selectionSchema: z.ZodType<FuelSelection> = fuelSchema.extend({ vehicle: vehicleSchema.exactOptional() });

/** The fields of an order's summary that authorizing a pump needs. */
export const summarySchema = z.object({ selection: fuelSchema, litres: z.number().int().positive() });
