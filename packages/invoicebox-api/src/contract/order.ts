import { z } from 'zod';
import { ROUND_POLICIES } from '../money/index.js';
import { basketItemSchema } from './basket-item.js';
import { customerSchema } from './customer.js';
import { moneySchema, urlSchema } from './fields.js';

/** Every status of an order (docs/http-api.md, Orders). Only `completed` means paid. */
export const ORDER_STATUSES = ['draft', 'created', 'hold', 'completed', 'canceled', 'expired'] as const;

/** One of {@link ORDER_STATUSES}. */
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Languages of an order's texts; another gets `language_not_found`. */
export const LANGUAGE_CODES: ReadonlySet<string> = new Set(['ru', 'en']);

const invoiceSettingSchema = z.object({
  customerLocked: z.boolean().optional(),
  customerLockedFields: z.array(z.string()).optional(),
  customerHiddenFields: z.array(z.string()).optional(),
  paymentMethodId: z.union([z.string(), z.number()]).optional(),
  paymentMethodIdLocked: z.boolean().optional(),
  deliveryAddress: z.unknown().optional(),
});

const orderSettingSchema = z.object({
  disableValidate: z.boolean().optional().describe('Leaves the sums unchecked.'),
  roundPolicy: z.enum(ROUND_POLICIES).optional().describe('How totals follow from price × quantity; `none` if absent.'),
});

/** The body of `POST /billing/api/order/order` (docs/http-api.md, CreateOrderRequest). Sums are in roubles. */
export const createOrderRequestSchema = z.object({
  description: z.string().max(1000),
  merchantId: z.string().max(36),
  merchantOrderId: z.string().max(256),
  merchantOrderIdVisible: z.string().max(256).optional(),
  amount: moneySchema,
  vatAmount: moneySchema,
  currencyId: z.string().describe('ISO 4217; an unknown one gets `wrong_currency`.'),
  languageId: z.string().optional().describe('`ru` or `en`; another gets `language_not_found`.'),
  expirationDate: z
    .string()
    .describe('When the order can no longer be paid; not a future time gets `wrong_expiration_date`.'),
  basketItems: z.array(basketItemSchema).min(1),
  customer: customerSchema,
  metaData: z.unknown().optional(),
  notificationUrl: urlSchema.optional(),
  successUrl: urlSchema.optional(),
  failUrl: urlSchema.optional(),
  returnUrl: urlSchema.optional(),
  invoiceSetting: invoiceSettingSchema.optional(),
  orderSetting: orderSettingSchema.optional(),
  parentId: z.string().optional(),
  orderContainerId: z.string().optional().describe('Adds the order to an existing invoice.'),
  shopId: z
    .union([z.number().int(), z.string().max(36)])
    .optional()
    .describe('Point of sale; echoed as it came.'),
  userAccountId: z.string().optional(),
  processable: z.boolean().optional(),
});

/** See {@link createOrderRequestSchema}. */
export type CreateOrderRequest = z.infer<typeof createOrderRequestSchema>;

/** What the API answers for an order and sends as a notification (docs/http-api.md, OrderResponse). */
export const orderResponseSchema = createOrderRequestSchema.extend({
  id: z.string(),
  orderContainerId: z.string().describe('The invoice that the order is part of.'),
  status: z.enum(ORDER_STATUSES),
  subtype: z.string(),
  processingStatus: z.string().optional(),
  createdAt: z.string(),
  paidAt: z.string().optional(),
  paymentUrl: z.string().describe('Page of the host where the whole invoice is paid; also the content of a QR code.'),
  fileIds: z.array(z.string()).optional(),
  processable: z.boolean().optional(),
});

/** See {@link orderResponseSchema}. */
export type OrderResponse = z.infer<typeof orderResponseSchema>;
