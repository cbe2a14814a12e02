import { BASKET_ITEM_TYPES, MEASURES, type MeasureUnit, PAYMENT_TYPES } from '@invoicebox/invoicebox-api/contract';
import { ROUND_POLICIES, VAT_CODES, type VatCode } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import type { Fulfilment, Offer, StoredOffer } from './order-types.js';

/**
 * Thrown when a function of a mini-app's definition returns what the server cannot use. It is a mistake of the program, so
 * it is not retried: a job that meets it is parked for the operator at once.
 */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  /** Stable code for programs. */
  readonly code = 'WRONG_DEFINITION';
}

/** Larger values belong into the mini-app's own tables. */
const MAX_JSON_LENGTH = 64 * 1024;

function isStorable(value: unknown): boolean {
  try {
    const json = JSON.stringify(value);
    return json !== undefined && json.length <= MAX_JSON_LENGTH;
  } catch {
    return false;
  }
}

const json = z.unknown().refine(isStorable, `expected JSON, at most ${MAX_JSON_LENGTH / 1024} KiB`);
const wholeKopecks = z.int('expected whole kopecks').min(0, 'expected whole kopecks, 0 or more');
const text = (max: number) => z.string(`expected a text of 1 to ${max} characters`).trim().min(1).max(max);

const lineSchema = z.object({
  sku: text(100),
  name: text(500),
  unit: z.enum(Object.keys(MEASURES) as [MeasureUnit, ...MeasureUnit[]]),
  quantity: z.int('expected thousandths of a unit: one piece is 1000').positive(),
  price: wholeKopecks,
  vatCode: z.enum(VAT_CODES).optional(),
  type: z.enum(BASKET_ITEM_TYPES),
  paymentType: z.enum(PAYMENT_TYPES).optional(),
  total: wholeKopecks.optional(),
  metaData: json.optional(),
});

const offerSchema = z.object({
  description: text(1000),
  lines: z.array(lineSchema).min(1, 'expected at least one line'),
  payment: z.enum(['prepaid', 'guaranteed']).optional(),
  roundPolicy: z.enum(ROUND_POLICIES).optional(),
  shopId: z.union([z.number(), z.string()]).optional(),
  metaData: json.optional(),
  summary: json,
});

const reason = text(1000);
const thousandths = z.int().min(0);
const fulfilmentSchema = z.discriminatedUnion('given', [
  z.object({ given: z.literal('all'), view: json }),
  z.object({ given: z.literal('part'), quantities: z.array(thousandths), view: json, reason: reason.optional() }),
  z.object({ given: z.literal('nothing'), reason }),
  z.object({ given: z.literal('later'), view: json }),
]);

function faultsOf(error: z.ZodError, root: string): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => {
      const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
      return `${root}${place}: ${message}`;
    })
    .join('; ');
}

/**
 * The offer that `quote` returned, with the seller's VAT where a line names none.
 *
 * @throws DefinitionError that names what is wrong and what is right.
 */
export function validOffer(returned: unknown, vatCode: VatCode): StoredOffer {
  const reading = offerSchema.safeParse(returned);
  if (!reading.success) {
    throw new DefinitionError(
      `quote() returned a wrong offer (${faultsOf(reading.error, 'offer')}). Return { description, lines: [{ sku, name, unit: 'piece', quantity: 1000, price: 900_00, type: 'service' }], summary }.`,
    );
  }
  const { lines } = reading.data;
  return {
    ...(returned as Offer),
    lines: lines.map((line) => ({ ...line, vatCode: line.vatCode ?? vatCode })) as StoredOffer['lines'],
  };
}

/**
 * What `fulfil` returned.
 *
 * @throws DefinitionError that names what is wrong and what is right.
 */
export function validFulfilment(returned: unknown, offer: StoredOffer): Fulfilment {
  const reading = fulfilmentSchema.safeParse(returned);
  const faults = reading.success ? quantityFaults(reading.data, offer) : faultsOf(reading.error, 'fulfilment');
  if (reading.success && faults === undefined) return returned as Fulfilment;
  throw new DefinitionError(
    `fulfil() returned no fulfilment (${faults}). Return all(view), part(quantities, view), nothing(reason) or later(view).`,
  );
}

function quantityFaults(fulfilment: z.infer<typeof fulfilmentSchema>, { lines }: StoredOffer): string | undefined {
  if (fulfilment.given !== 'part') return undefined;
  const { quantities } = fulfilment;
  if (quantities.length !== lines.length) return `${quantities.length} quantities for ${lines.length} lines`;
  const index = lines.findIndex(({ quantity }, line) => (quantities[line] ?? 0) > quantity);
  if (index < 0) return undefined;
  return `quantities[${index}]: expected at most ${lines[index]?.quantity} thousandths`;
}
