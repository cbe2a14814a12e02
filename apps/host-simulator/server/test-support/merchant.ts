import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIGNATURE_HEADER } from '@invoicebox/invoicebox-api';

/** A merchant's answer: a body with HTTP 200 or another status, or no answer. */
export type MerchantAnswer = { status?: number; body: string } | 'silence';

/** A received notification. */
export interface Received {
  body: string;
  signature: string | undefined;
}

/** A merchant's server with configurable answers. */
export interface Merchant {
  url: string;
  received: Received[];
  answer: MerchantAnswer;
  stop(): Promise<void>;
}

/** The answer of a merchant that accepts the notification. */
export const SUCCESS: MerchantAnswer = { body: '{"status":"success"}' };

/** Starts a merchant's server on a free loopback port. */
export async function startMerchant(answer: MerchantAnswer = SUCCESS): Promise<Merchant> {
  const merchant = { url: '', received: [] as Received[], answer };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    merchant.received.push({ body, signature: request.headers[SIGNATURE_HEADER.toLowerCase()]?.toString() });
    if (merchant.answer === 'silence') return;
    response.writeHead(merchant.answer.status ?? 200).end(merchant.answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  merchant.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notification`;
  return Object.assign(merchant, {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
