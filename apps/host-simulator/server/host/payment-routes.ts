import { customerSchema } from '@invoicebox/invoicebox-api/contract';
import { Hono } from 'hono';
import { z } from 'zod';
import { type CodePayment, DOCUMENT_DELIVERIES, type Invoice, type SentCode } from '../../shared/index.js';
import { ApiError } from '../api-error.js';
import { dataBody } from '../http/data.js';
import { readJson } from '../http/read-json.js';
import type { SimulatedOrder } from '../records/simulated-order.js';
import type { Simulator } from '../state/simulator.js';
import { invoiceOf } from './invoice.js';

const choiceSchema = z.object({ documentDelivery: z.enum(DOCUMENT_DELIVERIES).optional() });
const codeRequestSchema = z.object({ customer: customerSchema });
const codePaymentSchema = codeRequestSchema.extend({ publicCode: z.string(), code: z.string() });

/** The simulator's only code payment method; the contract leaves the id to Invoicebox. */
const CODE_METHOD_ID = 'code';

/** A buyer's actions on the payment page, by the last segment of the path. */
const ACTIONS = ['pay', 'hold', 'decline', 'expire'] as const;

/** @throws ApiError `not_found`. */
export function requireInvoice(simulator: Simulator, id: string): Invoice {
  const invoice = invoiceOf(simulator, id);
  if (!invoice) throw new ApiError('not_found', `There is no invoice ${id}.`);
  return invoice;
}

function firstOpen({ payments }: Simulator, containerId: string): SimulatedOrder {
  const [order] = payments.openOrders(containerId);
  if (!order) throw new ApiError('wrong_order_status', `The invoice ${containerId} is not open.`);
  return order;
}

/** The payment page's API; mount it under `/_host/invoices`. */
export function paymentRoutes(simulator: Simulator): Hono {
  const { payments, codes } = simulator;
  const routes = new Hono();

  routes.get('/:id', (context) => context.json(dataBody(requireInvoice(simulator, context.req.param('id')))));

  for (const action of ACTIONS) {
    routes.post(`/:id/${action}`, async (context) => {
      const { orderContainerId } = requireInvoice(simulator, context.req.param('id'));
      const { documentDelivery } = await readJson(context, choiceSchema, {});
      if (documentDelivery !== undefined) payments.chooseDelivery(orderContainerId, documentDelivery);
      await payments[action](orderContainerId);
      return context.json(dataBody(requireInvoice(simulator, orderContainerId)));
    });
  }

  routes.post('/:id/code', async (context) => {
    const { orderContainerId } = requireInvoice(simulator, context.req.param('id'));
    const request = { ...(await readJson(context, codeRequestSchema)), paymentMethodId: CODE_METHOD_ID };
    const order = firstOpen(simulator, orderContainerId);
    const { result } = codes.validate(order, request);
    if (result !== 'available') return context.json(dataBody<SentCode>({ result }));
    const publicCode = codes.send(order, request).resultData?.publicCode;
    // The simulator sends no messages; the page shows the code instead.
    const sent = codes.all.find((each) => each.publicCode === publicCode);
    if (!sent) return context.json(dataBody<SentCode>({ result: 'error' }));
    return context.json(dataBody<SentCode>({ result, publicCode: sent.publicCode, code: sent.code }));
  });

  routes.post('/:id/pay-by-code', async (context) => {
    const { orderContainerId } = requireInvoice(simulator, context.req.param('id'));
    const { customer, publicCode, code } = await readJson(context, codePaymentSchema);
    const [order] = simulator.book.inContainer(orderContainerId);
    if (!order) throw new ApiError('not_found', `There is no invoice ${orderContainerId}.`);
    const { result, resultData } = codes.pay(order, {
      paymentMethodId: CODE_METHOD_ID,
      customer,
      customerPaymentData: { publicCode, code },
    });
    const message = resultData?.message;
    const invoice = requireInvoice(simulator, orderContainerId);
    return context.json(dataBody<CodePayment>({ result, invoice, ...(message ? { message } : {}) }));
  });

  return routes;
}
