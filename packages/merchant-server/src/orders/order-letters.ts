import type { MeasureUnit } from '@invoicebox/invoicebox-api/contract';
import { buildBasket } from '@invoicebox/invoicebox-api/contract';
import type { Kopecks, Thousandths } from '@invoicebox/invoicebox-api/money';
import type { Letter } from '../mail/mailer.js';
import type { ReceiptFact } from '../mini-app/definition.js';
import { givenAllocations, sumAllocations } from '../order-model/allocations.js';
import type { Order } from '../order-model/order.js';

/** The letters of an order: with the way back to it when it is paid, and its receipt when it was given. */
export const LETTER_KINDS = ['paid', 'receipt'] as const;

/** One of {@link LETTER_KINDS}. */
export type LetterKind = (typeof LETTER_KINDS)[number];

const TEXTS = {
  ru: {
    paid: (number: string) => `Заказ ${number} оплачен`,
    held: (number: string) => `Заказ ${number}: сумма заморожена`,
    receipt: (number: string) => `Чек по заказу ${number}`,
    follow: 'Следить за заказом',
    open: 'Заказ и чек',
    keep: 'По ссылке виден заказ: не пересылайте её тем, кому он не предназначен.',
    total: 'Итого',
    vat: 'в том числе НДС',
    documents: 'Закрывающие документы придут от Инвойсбокс.',
  },
  en: {
    paid: (number: string) => `Order ${number} is paid`,
    held: (number: string) => `Order ${number}: the sum is held`,
    receipt: (number: string) => `Receipt of order ${number}`,
    follow: 'Follow the order',
    open: 'Order and receipt',
    keep: 'Whoever has the link sees the order: do not pass it on.',
    total: 'Total',
    vat: 'including VAT',
    documents: 'The closing documents come from Invoicebox.',
  },
} as const;

const UNITS: Readonly<Record<'ru' | 'en', Readonly<Record<MeasureUnit, string>>>> = {
  ru: { piece: 'шт.', litre: 'л', kilogram: 'кг', cubic_metre: 'м³' },
  en: { piece: 'pcs', litre: 'L', kilogram: 'kg', cubic_metre: 'm³' },
};

const LOCALES = { ru: 'ru-RU', en: 'en-GB' } as const;

function money(kopecks: Kopecks, locale: 'ru' | 'en'): string {
  const style = { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(LOCALES[locale], style).format(kopecks / 100);
}

function quantity(thousandths: Thousandths, unit: MeasureUnit, locale: 'ru' | 'en'): string {
  return `${new Intl.NumberFormat(LOCALES[locale]).format(thousandths / 1000)} ${UNITS[locale][unit]}`;
}

/** The lines of the order, or of what was given of it, with their sums. */
function lineTexts({ offer, given, input: { locale } }: Order, kind: LetterKind): string[] {
  const { lines } = buildBasket(offer.lines, offer.roundPolicy);
  const allocations = kind === 'receipt' ? givenAllocations(offer, given ?? []) : undefined;
  return offer.lines.flatMap((line, index) => {
    const count = kind === 'receipt' ? (given?.[index] ?? 0) : line.quantity;
    const total = allocations?.[index]?.amount ?? lines[index]?.total ?? 0;
    if (count === 0) return [];
    return [`${line.name}, ${quantity(count, line.unit, locale)}: ${money(total, locale)}`];
  });
}

function totals({ offer, given }: Order, kind: LetterKind): { amount: Kopecks; vatAmount: Kopecks } {
  return kind === 'receipt'
    ? sumAllocations(givenAllocations(offer, given ?? []))
    : buildBasket(offer.lines, offer.roundPolicy);
}

/**
 * The letter of an order to its buyer.
 *
 * @param facts what the mini-app says beside the lines: where, when, which pump.
 * @param publicUrl this server's address, without a slash at the end.
 * @returns undefined for a buyer without an e-mail.
 */
export function orderLetter(
  order: Order,
  kind: LetterKind,
  { facts, publicUrl }: { facts: readonly ReceiptFact[]; publicUrl: string },
): Letter | undefined {
  const { number, input } = order;
  const { email } = input.buyer;
  if (!email) return undefined;
  const text = TEXTS[input.locale];
  const { amount, vatAmount } = totals(order, kind);
  const subject = (kind === 'receipt' ? text.receipt : order.state === 'hold' ? text.held : text.paid)(number);
  const url = `${publicUrl}/payment/success?order=${encodeURIComponent(order.id)}`;
  const paragraphs = [
    subject,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    lineTexts(order, kind).join('\n'),
    `${text.total}: ${money(amount, input.locale)}, ${text.vat} ${money(vatAmount, input.locale)}`,
    `${kind === 'receipt' ? text.open : text.follow}: ${url}\n${text.keep}`,
    kind === 'receipt' ? text.documents : '',
  ];
  return { to: email, subject, text: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n') };
}
