import type { Buyer } from '@invoicebox/mini-app-sdk/preact';
import { isCompletePhone, parsePhone } from '@invoicebox/mini-app-ui';
import type { BuyerInput } from '../client/index.js';

/** A buyer's contacts as they are typed. */
export interface Contacts {
  email: string;
  /** `+7` and the digits typed so far, or empty. */
  phone: string;
}

/** Whether a text looks like an e-mail address; lenient on purpose. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** The contacts that the host knows. */
export function knownContacts(buyer: Buyer | null): Contacts {
  return { email: buyer?.email ?? '', phone: parsePhone(buyer?.phone ?? '') ?? '' };
}

/** The phone to send: what was typed if it is complete, or the host's if the field cannot show it. */
function phoneOf(phone: string, known: string): string {
  if (isCompletePhone(phone)) return phone;
  return phone === '' && parsePhone(known) === undefined ? known : '';
}

/** The buyer of an order, without what is empty. */
export function buyerOf({ email, phone }: Contacts, known: Buyer | null): BuyerInput {
  const fields = { name: known?.name ?? '', email: email.trim(), phone: phoneOf(phone, known?.phone ?? '') };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
