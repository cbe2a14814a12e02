import { randomUUID } from 'node:crypto';
import { type OrderResponse, withCustomerType } from '@invoicebox/invoicebox-api/contract';
import { FakeInvoicebox } from '@invoicebox/merchant-server/testing';

/** Invoicebox that makes every order at once and remembers none. */
export class ForgetfulInvoicebox extends FakeInvoicebox {
  override async ensureOrder(...[request]: Parameters<FakeInvoicebox['ensureOrder']>) {
    const made: OrderResponse = {
      ...request,
      customer: withCustomerType(request.customer),
      id: randomUUID(),
      orderContainerId: randomUUID(),
      status: 'created',
      subtype: 'order',
      createdAt: '2026-11-22T12:00:00+00:00',
      paymentUrl: 'https://pay.example/pay/1',
    };
    return { made, uncertain: false };
  }
}
