import { createHmac } from 'node:crypto';
import { type PaidOrder, ShippingUnavailableError } from '@invoicebox/merchant-server';
import type { BookingSummary, Voucher } from '../contract/booking.js';
import { SERVER_TEXTS } from './texts.js';

/** Thirty-two signs that are not mistaken for one another when read out. */
const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;
const GROUP = /.{4}/g;

/**
 * The code of an order's voucher: the same for the same order and key, and 60 bits that nobody can tell without the
 * key, not even who knows the order's id before it is paid.
 */
export function voucherCode(orderId: string, key: string): string {
  const digest = createHmac('sha256', key).update(`voucher:${orderId}`).digest();
  const signs = Array.from(digest.subarray(0, CODE_LENGTH), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]);
  return ['BL', ...(signs.join('').match(GROUP) ?? [])].join('-');
}

/**
 * Issues the voucher of a paid order; a repeated call gives the same one.
 *
 * @param key see {@link voucherCode}.
 * @throws ShippingUnavailableError if the payment came after the visit would have ended.
 */
export function issueVoucher({ id, draft, locale, paidAt }: PaidOrder, key: string): Voucher {
  const { validTo } = draft.summary as BookingSummary;
  if (paidAt >= validTo) throw new ShippingUnavailableError(SERVER_TEXTS[locale].visitOver);
  return { code: voucherCode(id, key), issuedAt: paidAt };
}
