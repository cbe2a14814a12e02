import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { createFakeHost, suborderData } from '@invoicebox/mini-app-sdk/testing';
import { expect, it } from 'vitest';

it('closes a mini-app that has nothing to offer', async () => {
  const host = createFakeHost({ initialData: suborderData() });
  const miniApp = createMiniApp({ transport: host.transport });
  await miniApp.ready();
  miniApp.unavailable();
  expect(host.said('unavailable')).toEqual([null]);
});

it('hears how a payment ended', async () => {
  const host = createFakeHost();
  const miniApp = createMiniApp({ transport: host.transport });
  const results: string[] = [];
  miniApp.on('paymentResult', (result) => results.push(result));
  await miniApp.ready();
  miniApp.checkout('https://pay.invoicebox.ru/1');
  host.paymentResult('completed');
  expect(results).toEqual(['completed']);
});
