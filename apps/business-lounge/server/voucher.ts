import { createHmac } from 'node:crypto';
import { type PaidOrder, ShippingUnavailableError } from '@invoicebox/merchant-server';
import type { BookingSummary, Voucher } from '../shared/booking.js';
import { SERVER_TEXTS } from './texts.js';

/** 32 characters that are not confused when read out. */
const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;
const GROUP = /.{4}/g;

/**
 * The code of an order's voucher: deterministic, and 60 bits that cannot be guessed from the order's id without the key.
 */
export function voucherCode(orderId: string, key: string): string {
  const digest = createHmac('sha256', key).update(`voucher:${orderId}`).digest();
  const characters = Array.from(digest.subarray(0, CODE_LENGTH), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]);
  return ['BL', ...(characters.join('').match(GROUP) ?? [])].join('-');
}

/**
 * Issues the voucher of a paid order; idempotent.
 *
 * @param key see {@link voucherCode}.
 * @throws ShippingUnavailableError if the order was paid after the end of the visit.
 */
export function issueVoucher({ id, offer, locale, paidAt }: PaidOrder<unknown, BookingSummary>, key: string): Voucher {
  const { validTo } = offer.summary;
  if (paidAt >= validTo) throw new ShippingUnavailableError(SERVER_TEXTS[locale].visitOver);
  return { code: voucherCode(id, key), issuedAt: paidAt };
}
