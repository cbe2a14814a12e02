import { type PaidOrder, ShippingUnavailableError } from '@invoicebox/merchant-server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingSummary } from '../shared/booking.js';
import { quoteLounge } from './quote.js';
import { CATALOGUE, NOW, SELECTION } from './test-support/open-lounge-server.js';
import { issueVoucher, voucherCode } from './voucher.js';

const offer = quoteLounge(CATALOGUE, SELECTION, NOW, 'ru');
const order: PaidOrder<unknown, BookingSummary> = {
  id: 'order-1',
  number: 'BL-1',
  selection: SELECTION,
  offer: { ...offer, lines: [] },
  locale: 'ru',
  paidAt: NOW,
};

describe('voucherCode', () => {
  it('is readable and the same for the same order', () => {
    const keyAndIds = fc.tuple(fc.string({ minLength: 1 }), fc.string(), fc.string());
    fc.assert(
      fc.property(keyAndIds, ([key, id, otherId]) => {
        const code = voucherCode(id, key);
        expect(code).toMatch(/^BL(-[2-9A-HJ-NP-Z]{4}){3}$/);
        expect(voucherCode(id, key)).toBe(code);
        if (id !== otherId) expect(voucherCode(otherId, key)).not.toBe(code);
      }),
    );
  });

  it('cannot be told without the key', () => {
    expect(voucherCode('order-1', 'key')).not.toBe(voucherCode('order-1', 'another key'));
  });
});

describe('issueVoucher', () => {
  it('gives the same voucher again', () => {
    const voucher = issueVoucher(order, 'key');
    expect(voucher).toEqual({ code: voucherCode('order-1', 'key'), issuedAt: NOW });
    expect(issueVoucher(order, 'key')).toEqual(voucher);
  });

  it('gives none for a visit that ended before the payment', () => {
    const late = { ...order, paidAt: offer.summary.validTo };
    expect(() => issueVoucher(late, 'key')).toThrow(ShippingUnavailableError);
    expect(() => issueVoucher(late, 'key')).toThrow('Деньги вернутся');
  });
});
