import { z } from 'zod';
import { ROUND_POLICIES } from '../money/index.js';
import { basketItemSchema } from './basket-item.js';
import { customerResponseSchema, customerSchema } from './customer.js';
import { addressSchema, idSchema, mixedIdSchema, moneySchema, textSchema } from './fields.js';

/** Every status of an order (docs/http-api.md, Orders). Only `completed` means paid. */
export const ORDER_STATUSES = ['draft', 'created', 'hold', 'completed', 'canceled', 'expired'] as const;

/** One of {@link ORDER_STATUSES}. */
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Languages of an order's texts; others get `language_not_found`. */
export const LANGUAGE_CODES: ReadonlySet<string> = new Set(['ru', 'en']);

const languageIdSchema = z.string().describe('`ru` or `en`; another gets `language_not_found`.');

const invoiceSettingSchema = z.object({
  customerLocked: z.boolean().optional().describe('The buyer cannot change who pays.'),
  customerLockedFields: z.array(z.string()).optional().describe('Fields of the customer that cannot be changed.'),
  customerHiddenFields: z.array(z.string()).optional().describe('Fields of the customer that are not shown.'),
  paymentMethodId: mixedIdSchema.optional().describe('The way to pay that is chosen beforehand.'),
  paymentMethodIdLocked: z.boolean().optional().describe('The buyer cannot choose another way to pay.'),
  deliveryAddress: z.unknown().optional().describe('Where the documents or goods go.'),
});

const orderSettingSchema = z.object({
  disableValidate: z.boolean().optional().describe('Leaves the sums unchecked.'),
  roundPolicy: z.enum(ROUND_POLICIES).optional().describe('How totals follow from price × quantity; `none` if absent.'),
});

/** The body of `POST /billing/api/order/order` (docs/http-api.md, CreateOrderRequest). Sums are in roubles. */
export const createOrderRequestSchema = z
  .object({
    description: textSchema(1000).describe('What the order is for, as the invoice says it.'),
    merchantId: idSchema.describe("Invoicebox's id of the shop."),
    merchantOrderId: textSchema(256).describe("The merchant's number of the order."),
    merchantOrderIdVisible: textSchema(256).optional().describe('The number that the buyer is shown.'),
    amount: moneySchema.describe('Sum of the lines, tax included.'),
    vatAmount: moneySchema.describe("Sum of the lines' tax."),
    currencyId: z.string().describe('ISO 4217; an unknown one gets `wrong_currency`.'),
    languageId: languageIdSchema.optional(),
    expirationDate: z
      .string()
      .describe('When the order can no longer be paid; not a future time gets `wrong_expiration_date`.'),
    basketItems: z.array(basketItemSchema).min(1).describe('What is bought.'),
    customer: customerSchema,
    metaData: z.unknown().optional().describe("The merchant's own data, kept as it came."),
    notificationUrl: addressSchema.optional().describe('Where changes of status are reported.'),
    successUrl: addressSchema.optional().describe('Where the buyer goes after payment.'),
    failUrl: addressSchema.optional().describe('Where the buyer goes after a failure.'),
    returnUrl: addressSchema.optional().describe('Where the buyer goes who turns back.'),
    invoiceSetting: invoiceSettingSchema.optional(),
    orderSetting: orderSettingSchema.optional(),
    parentId: idSchema.optional().describe('The order or refund that this one follows from.'),
    orderContainerId: idSchema.optional().describe('Adds the order to an existing invoice.'),
    shopId: z.union([z.number().int(), idSchema]).optional().describe('Point of sale; echoed as it came.'),
    userAccountId: idSchema.optional().describe("The buyer's account in a loyalty programme."),
    processable: z.boolean().optional().describe('False: the merchant itself sets the status.'),
  })
  .meta({ description: 'An order to be made. Sums are roubles with at most two decimal places.' });

/** See {@link createOrderRequestSchema}. */
export type CreateOrderRequest = z.infer<typeof createOrderRequestSchema>;

/** The body of `PUT /billing/api/order/order/{id}`: the changed fields. */
export const updateOrderRequestSchema = createOrderRequestSchema
  .pick({
    description: true,
    amount: true,
    vatAmount: true,
    expirationDate: true,
    basketItems: true,
    metaData: true,
    customer: true,
    shopId: true,
  })
  .partial()
  .meta({ description: 'What changes of an order before its payment.' });

/** See {@link updateOrderRequestSchema}. */
export type UpdateOrderRequest = z.infer<typeof updateOrderRequestSchema>;

/** The body of `PUT /billing/api/order/{id}/status`; `cancelled` is read as `canceled`. */
export const setOrderStatusRequestSchema = z
  .object({
    status: z
      .enum(['created', 'completed', 'expired', 'canceled', 'cancelled'])
      .transform((status) => (status === 'cancelled' ? 'canceled' : status))
      .describe('The new status, with either spelling of the canceled one.'),
  })
  .meta({ description: 'The status that a merchant sets by itself on an order with `processable: false`.' });

/** Output of {@link setOrderStatusRequestSchema}. */
export type SetOrderStatusRequest = z.infer<typeof setOrderStatusRequestSchema>;

/** The body of `PUT /billing/api/order/order-merchant-move`. */
export const moveOrderRequestSchema = z
  .object({
    merchantId: idSchema.describe('The shop that the order goes to.'),
    orderId: idSchema.describe("Invoicebox's id of the order."),
  })
  .meta({ description: 'An order that goes to another shop of the account.' });

/** See {@link moveOrderRequestSchema}. */
export type MoveOrderRequest = z.infer<typeof moveOrderRequestSchema>;

/** The shop on whose behalf an agent sells (docs/http-api.md, Orders of an agent). */
export const sellerSchema = z
  .object({
    type: z.literal('counterparty'),
    vatNumber: textSchema(20).describe('INN.'),
    taxRegistrationReasonCode: z.string().optional().describe('KPP; a sole trader has none.'),
    countryId: textSchema(3).default('RUS').describe('ISO 3166-1 alpha-3.'),
  })
  .meta({ description: 'The organisation in whose name an agent sells.' });

/** The body of `POST /adapter/api/subagent/order`: with the seller instead of `merchantId`. */
export const createSubagentOrderRequestSchema = createOrderRequestSchema
  .omit({ merchantId: true })
  .extend({ seller: sellerSchema })
  .meta({ description: "An order made with an agent's token in a seller's name." });

/** See {@link createSubagentOrderRequestSchema}. */
export type CreateSubagentOrderRequest = z.infer<typeof createSubagentOrderRequestSchema>;

/** The body of `POST /billing/api/order/correction-order` (docs/http-api.md, Refunds). */
export const createCorrectionOrderRequestSchema = createOrderRequestSchema
  .extend({ parentId: idSchema.describe('A refund in `draft`.') })
  .meta({ description: 'A fee or fine withheld from a refund; the buyer gets the difference.' });

/** See {@link createCorrectionOrderRequestSchema}. */
export type CreateCorrectionOrderRequest = z.infer<typeof createCorrectionOrderRequestSchema>;

/** An order in responses and notifications (docs/http-api.md, OrderResponse). */
export const orderResponseSchema = createOrderRequestSchema
  .extend({
    customer: customerResponseSchema,
    id: z.string().describe("Invoicebox's id of the order."),
    orderContainerId: z.string().describe('The invoice that the order is part of.'),
    status: z.enum(ORDER_STATUSES).describe('Only `completed` means paid.'),
    subtype: z.string().describe('`order`.'),
    processingStatus: z.string().optional(),
    createdAt: z.string(),
    paidAt: z.string().optional().describe('When it was paid; absent before.'),
    paymentUrl: z.string().describe('Page of the host where the whole invoice is paid; also the content of a QR code.'),
    fileIds: z.array(z.string()).optional().describe('Documents of the order.'),
  })
  .meta({ description: 'An order.' });

/** See {@link orderResponseSchema}. */
export type OrderResponse = z.infer<typeof orderResponseSchema>;
