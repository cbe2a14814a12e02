import { z } from 'zod';
import { VAT_CODES, type VatCode } from '../money/index.js';
import { moneySchema, quantitySchema, textSchema } from './fields.js';

/** Payment types of a line, by Russian fiscal rules. */
export const PAYMENT_TYPES = ['full_prepayment', 'prepayment', 'advance', 'full_payment'] as const;

/** Types of a line; a number is accepted as well. */
export const BASKET_ITEM_TYPES = ['service', 'commodity'] as const;

/** Codes of older modules and what they mean (docs/http-api.md, VAT). */
const OLDER_VAT_CODES = {
  NONE: 'VATNONE',
  RUS_VAT110: 'RUS_VAT10',
  RUS_VAT120: 'RUS_VAT20',
} as const satisfies Record<string, VatCode>;

type OlderVatCode = keyof typeof OLDER_VAT_CODES;

const vatCodeSchema = z
  .enum([...VAT_CODES, ...(Object.keys(OLDER_VAT_CODES) as OlderVatCode[])])
  .transform((code): VatCode => (code in OLDER_VAT_CODES ? OLDER_VAT_CODES[code as OlderVatCode] : (code as VatCode)));

/** A line of an order (docs/http-api.md, BasketItem). Sums are roubles, tax included unless the name says otherwise. */
export const basketItemSchema = z
  .object({
    sku: textSchema(500).describe("The merchant's number of the goods."),
    name: textSchema(500).describe('Exactly what was bought.'),
    measure: textSchema(10).describe('`шт.`, `шт` or `л`.'),
    measureCode: z
      .union([textSchema(4), z.number().int().nonnegative().max(9999)])
      .describe('OKEI: 796 piece, 112 litre.'),
    quantity: quantitySchema.describe('How much, up to three decimal places.'),
    amount: moneySchema.describe('Price of one unit, tax included.'),
    amountWoVat: moneySchema.describe('Price of one unit without tax.'),
    totalAmount: moneySchema.describe('Price of the whole quantity, tax included.'),
    totalVatAmount: moneySchema.describe('Tax in `totalAmount`.'),
    vatCode: vatCodeSchema.describe('Rate of the tax; `_ADDED` says that the price was quoted without it.'),
    type: z.union([z.enum(BASKET_ITEM_TYPES), z.number()]).describe('`service`, `commodity` or a number.'),
    paymentType: z.enum(PAYMENT_TYPES).describe('How the line is paid.'),
    groupName: textSchema(500).optional().describe('Heading under which lines are shown together.'),
    originCountry: textSchema(20).optional().describe('Country of origin by name.'),
    originCountryCode: textSchema(4).optional().describe('Country of origin by code.'),
    grossWeight: z.number().optional().describe('Weight with packing.'),
    netWeight: z.number().optional().describe('Weight without packing.'),
    excise: z.number().optional().describe('Excise in `totalAmount`.'),
    serviceDate: z.string().optional().describe('When the service is given, as the merchant writes it.'),
    category: textSchema(20).optional(),
    categoryType: textSchema(20).optional(),
    metaData: z.unknown().optional().describe("The merchant's own data, kept as it came."),
  })
  .meta({ description: 'A line of an order. `amount` and `amountWoVat` are per unit, the totals for the quantity.' });

/** See {@link basketItemSchema}. */
export type BasketItem = z.infer<typeof basketItemSchema>;
