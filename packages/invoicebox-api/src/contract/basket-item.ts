import { z } from 'zod';
import { VAT_CODES } from '../money/index.js';
import { moneySchema, quantitySchema } from './fields.js';

/** Payment types of a line, by Russian fiscal rules. */
export const PAYMENT_TYPES = ['full_prepayment', 'prepayment', 'advance', 'full_payment'] as const;

/** Types of a line; a number is accepted as well. */
export const BASKET_ITEM_TYPES = ['service', 'commodity'] as const;

/** A line of an order (docs/http-api.md, BasketItem). Sums are roubles, tax included unless the name says otherwise. */
export const basketItemSchema = z
  .object({
    sku: z.string().describe("The merchant's number of the goods."),
    name: z.string().describe('Exactly what was bought.'),
    measure: z.string().describe('`шт.`, `шт` or `л`.'),
    measureCode: z.union([z.string(), z.number().int()]).describe('OKEI: 796 piece, 112 litre.'),
    quantity: quantitySchema.describe('How much, up to three decimal places.'),
    amount: moneySchema.describe('Price of one unit, tax included.'),
    amountWoVat: moneySchema.describe('Price of one unit without tax.'),
    totalAmount: moneySchema.describe('Price of the whole quantity, tax included.'),
    totalVatAmount: moneySchema.describe('Tax in `totalAmount`.'),
    vatCode: z.enum(VAT_CODES).describe('Rate of the tax; `_ADDED` says that the price was quoted without it.'),
    type: z.union([z.enum(BASKET_ITEM_TYPES), z.number()]).describe('`service`, `commodity` or a number.'),
    paymentType: z.enum(PAYMENT_TYPES).describe('How the line is paid.'),
    groupName: z.string().optional().describe('Heading under which lines are shown together.'),
    originCountry: z.string().optional().describe('Country of origin by name.'),
    originCountryCode: z.string().optional().describe('Country of origin by code.'),
    grossWeight: z.number().optional().describe('Weight with packing.'),
    netWeight: z.number().optional().describe('Weight without packing.'),
    excise: z.number().optional().describe('Excise in `totalAmount`.'),
    serviceDate: z.string().optional().describe('When the service is given, as the merchant writes it.'),
    category: z.string().optional(),
    categoryType: z.string().optional(),
    metaData: z.unknown().optional().describe("The merchant's own data, kept as it came."),
  })
  .meta({ description: 'A line of an order. `amount` and `amountWoVat` are per unit, the totals for the quantity.' });

/** See {@link basketItemSchema}. */
export type BasketItem = z.infer<typeof basketItemSchema>;
