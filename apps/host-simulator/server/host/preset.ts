import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBasket, type CreateOrderRequest, formatDateTime } from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks, VAT_CODES } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { MAIN_ORDER_SHOP } from '../records/seed.js';

const textSchema = z.object({ ru: z.string(), en: z.string() });

/** The buyer and what they already bought when a mini-app is opened (docs/simulator.md, Presets). */
const presetSchema = z.object({
  title: textSchema,
  buyer: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  shopId: z.number().int().optional().describe('Point of sale that the mini-app is opened for.'),
  mainOrder: z.object({
    seller: z.string().describe('Name of the shop that sells the main order.'),
    description: z.string(),
    items: z
      .array(
        z.object({
          sku: z.string(),
          name: z.string(),
          price: z.number().int().describe('Kopecks, tax included.'),
          vatCode: z.enum(VAT_CODES),
          metaData: z.unknown().optional(),
        }),
      )
      .min(1),
    metaData: z.unknown().optional().describe('JSON-LD after schema.org; times as `@+2d 09:40+03:00` move with today.'),
  }),
});

/** A preset; its id is the name of its file. */
export type Preset = z.infer<typeof presetSchema> & { id: string };

const RELATIVE_TIME = /^@\+(\d+)d (\d\d:\d\d)([+-]\d\d:\d\d)$/;
const DAY_MS = 86_400_000;

/** Resolves relative times such as `@+2d 09:40+03:00` (in two days at 9:40 in that zone), at any depth. */
function moveTimes(value: unknown, now: number): unknown {
  if (typeof value === 'string') {
    const match = RELATIVE_TIME.exec(value);
    if (!match) return value;
    const [, days, time, zone] = match;
    const day = new Date(now + Number(days) * DAY_MS).toISOString().slice(0, 10);
    return `${day}T${time}:00${zone}`;
  }
  if (Array.isArray(value)) return value.map((item) => moveTimes(item, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, moveTimes(field, now)]));
}

/**
 * Reads all presets in a folder.
 *
 * @throws Error that names the invalid file and its problem.
 */
export function readPresets(folder: string): Preset[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const reading = presetSchema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (!reading.success) throw new Error(`The preset ${file} is wrong: ${z.prettifyError(reading.error)}`);
    return { ...reading.data, id: file.replace(/\.json$/, '') };
  });
}

/** How long a main order stays payable. */
const PAYMENT_TIME_MS = DAY_MS;

/**
 * The main order of a preset's buyer.
 *
 * @param now epoch milliseconds; relative times start here.
 */
export function mainOrderRequest(preset: Preset, locale: 'ru' | 'en', now: number): CreateOrderRequest {
  const { mainOrder, buyer } = preset;
  const basket = buildBasket(
    mainOrder.items.map((item) => ({ ...item, unit: 'piece', quantity: 1000, type: 'service' })),
  );
  const basketItems = basket.basketItems.map((item, index) => {
    const metaData = moveTimes(mainOrder.items[index]?.metaData, now);
    return metaData === undefined ? item : { ...item, metaData };
  });
  return {
    description: mainOrder.description,
    merchantId: MAIN_ORDER_SHOP.merchantId,
    merchantOrderId: `MAIN-${now.toString(36).toUpperCase()}`,
    amount: roublesFromKopecks(basket.amount),
    vatAmount: roublesFromKopecks(basket.vatAmount),
    currencyId: 'RUB',
    languageId: locale,
    expirationDate: formatDateTime(now + PAYMENT_TIME_MS),
    basketItems,
    customer: { type: 'private', ...buyer },
    ...(mainOrder.metaData === undefined ? {} : { metaData: moveTimes(mainOrder.metaData, now) }),
  };
}
