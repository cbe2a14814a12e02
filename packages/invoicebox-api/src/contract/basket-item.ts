import { z } from 'zod';
import { VAT_CODES } from '../money/index.js';
import { moneySchema, quantitySchema } from './fields.js';

/** How a line is paid, in the words of Russia's fiscal rules. */
export const PAYMENT_TYPES = ['full_prepayment', 'prepayment', 'advance', 'full_payment'] as const;

/** OKEI codes of the measures that our mini-apps sell in. */
export const MEASURE_CODES = { piece: '796', litre: '112' } as const;

/** A line of an order (docs/http-api.md, BasketItem). Sums are roubles with tax unless the name says otherwise. */
export const basketItemSchema = z.object({
  sku: z.string(),
  name: z.string().describe('Exactly what was bought.'),
  measure: z.string().describe('`шт.`, `шт` or `л`.'),
  measureCode: z.union([z.string(), z.number()]).describe('OKEI: 796 piece, 112 litre.'),
  quantity: quantitySchema,
  amount: moneySchema.describe('Price of one unit, tax included.'),
  amountWoVat: moneySchema.describe('Price of one unit without tax.'),
  totalAmount: moneySchema.describe('Price of the whole quantity, tax included.'),
  totalVatAmount: moneySchema.describe('Tax in `totalAmount`.'),
  vatCode: z.enum(VAT_CODES),
  type: z.union([z.enum(['service', 'commodity']), z.number().int()]),
  paymentType: z.enum(PAYMENT_TYPES),
  groupName: z.string().optional(),
  originCountry: z.string().optional(),
  originCountryCode: z.string().optional(),
  grossWeight: z.number().optional(),
  netWeight: z.number().optional(),
  excise: z.number().optional(),
  serviceDate: z.string().optional(),
  category: z.string().optional(),
  categoryType: z.string().optional(),
  metaData: z.unknown().optional(),
});

/** See {@link basketItemSchema}. */
export type BasketItem = z.infer<typeof basketItemSchema>;
