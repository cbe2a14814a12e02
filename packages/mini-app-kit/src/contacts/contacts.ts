import { isCompletePhone, parsePhone } from '@invoicebox/mini-app-ui';
import type { BuyerInput } from '../client/index.js';
import { asciiEmail, type FittedBuyer } from './fit-buyer.js';

/** A buyer's contacts as they are typed. */
export interface Contacts {
  email: string;
  /** `+7` and the digits typed so far, or empty. */
  phone: string;
}

/** The contacts that the host knows. */
export function knownContacts({ email, phone }: FittedBuyer): Contacts {
  return { email, phone: parsePhone(phone) ?? '' };
}

/** The phone to send: what was typed if it is complete, or the host's if the field cannot show it. */
function phoneOf(phone: string, known: string): string {
  if (isCompletePhone(phone)) return phone;
  return phone === '' && parsePhone(known) === undefined ? known : '';
}

/** The buyer of an order, without what is empty. */
export function buyerOf({ email, phone }: Contacts, known: FittedBuyer): BuyerInput {
  const fields = { name: known.name, email: asciiEmail(email.trim()), phone: phoneOf(phone, known.phone) };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
