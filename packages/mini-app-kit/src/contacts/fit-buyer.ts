import type { Buyer } from '@invoicebox/mini-app-sdk/preact';
import { isCompletePhone, parsePhone } from '@invoicebox/mini-app-ui';

/** What became of a field of the host that does not fit an order. */
export type ContactNote = 'nameShortened' | 'phoneShortened' | 'phoneLeftOut' | 'emailLeftOut';

/** The buyer as the host knows them, with what fits an order. */
export interface FittedBuyer extends Buyer {
  /** For the buyer: what of the host's data the order will not have. */
  notes: readonly ContactNote[];
}

/** Longest name of an order's buyer, in characters; the merchant server's limit. */
const MAX_NAME_LENGTH = 200;
/** Longest e-mail of an order (docs/http-api.md, Customer), in characters. */
const MAX_EMAIL_LENGTH = 100;
/** A number with an extension: `+7 916 123-45-67 доб. 12`, `… ext. 12`, `… #12`. */
const EXTENSION = /^([+\d][\d\s().-]{4,}?)[\s,;]*(?:доб|ext|extension|x|#|[;,]).*$/iu;
const PLAIN_PHONE = /^\+?[\d\s().-]{5,32}$/;

/** The address with the letters that mail servers know: `anna@почта.рф` as `anna@xn--80a1acny.xn--p1ai`. */
export function asciiEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const url = `http://${email.slice(at + 1)}`;
  return URL.canParse(url) ? `${email.slice(0, at)}@${new URL(url).hostname}` : email;
}

/** Whether a text looks like an e-mail address that an order can have; lenient on purpose. */
export function isEmail(text: string): boolean {
  const email = asciiEmail(text.trim());
  return email.length <= MAX_EMAIL_LENGTH && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
}

function fitName(name: string): { name: string; note?: ContactNote } {
  const characters = [...name.trim()];
  if (characters.length <= MAX_NAME_LENGTH) return { name: characters.join('') };
  return { name: characters.slice(0, MAX_NAME_LENGTH).join('').trim(), note: 'nameShortened' };
}

function fitPhone(text: string): { phone: string; note?: ContactNote } {
  const phone = text.trim();
  if (phone === '' || PLAIN_PHONE.test(phone)) return { phone };
  const [, number = ''] = EXTENSION.exec(phone) ?? [];
  if (PLAIN_PHONE.test(number.trim())) return { phone: number.trim(), note: 'phoneShortened' };
  const known = parsePhone(phone) ?? '';
  return isCompletePhone(known) ? { phone: known } : { phone: '', note: 'phoneLeftOut' };
}

function fitEmail(text: string): { email: string; note?: ContactNote } {
  const email = asciiEmail(text.trim());
  // Letters before the @ that are not ASCII reach few mailboxes.
  if (email === '' || (isEmail(email) && /^[\x21-\x7e]+$/.test(email))) return { email };
  return { email: '', note: 'emailLeftOut' };
}

/** Fits the host's data to an order: what is too long or odd is shortened or left out, and noted. */
export function fitBuyer(buyer: Buyer | null): FittedBuyer {
  const { name, note: nameNote } = fitName(buyer?.name ?? '');
  const { phone, note: phoneNote } = fitPhone(buyer?.phone ?? '');
  const { email, note: emailNote } = fitEmail(buyer?.email ?? '');
  return { name, phone, email, notes: [nameNote, phoneNote, emailNote].filter((note) => note !== undefined) };
}
