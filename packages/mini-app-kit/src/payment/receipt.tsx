import { Cell, formatDateTime, formatMoney, Section, Tag, type TagProps, useLocale } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import type { OrderView, RefundState, RefundView } from '../client/index.js';
import { moneyOf, wasHeld } from '../order/order-money.js';
import { ReceiptRow } from './receipt-row.js';
import type { PaymentTexts } from './texts.js';

interface OrderProps {
  order: OrderView;
  text: PaymentTexts;
}

interface ReceiptProps extends OrderProps {
  /** Epoch milliseconds. */
  at: number;
  /** IANA zone of the place. */
  zone: string | undefined;
  children: ComponentChildren;
}

/** What was given, in the app's rows, and what it cost in the end. */
export function Receipt({ order, text, at, zone, children }: ReceiptProps) {
  const locale = useLocale();
  const timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Section title={text.receipt}>
      <dl class="kit-receipt">
        {children}
        <MoneyRows order={order} text={text} />
        <ReceiptRow name={text.number}>{order.number}</ReceiptRow>
        <ReceiptRow name={text.time}>{formatDateTime(at, { locale, timeZone, style: 'dayTime' })}</ReceiptRow>
      </dl>
    </Section>
  );
}

/** Paid or held, charged with its VAT, and released from the hold. */
function MoneyRows({ order, text }: OrderProps) {
  const locale = useLocale();
  const { initial, charged, vat, released } = moneyOf(order);
  const isHeld = wasHeld(order);
  const isUnchanged = charged === initial && !isHeld;
  return (
    <>
      {!isUnchanged && <ReceiptRow name={isHeld ? text.held : text.paid}>{formatMoney(initial, locale)}</ReceiptRow>}
      {charged !== null && (
        <ReceiptRow strong name={isUnchanged ? text.paid : text.taken}>
          {formatMoney(charged, locale)}
        </ReceiptRow>
      )}
      {vat !== null && <ReceiptRow name={text.vat}>{formatMoney(vat, locale)}</ReceiptRow>}
      {released !== null && released > 0 && <ReceiptRow name={text.freed}>{formatMoney(released, locale)}</ReceiptRow>}
    </>
  );
}

const REFUND_TONES: Readonly<Record<RefundState, TagProps['tone']>> = {
  pending: 'warning',
  completed: 'success',
  failed: 'error',
};

/** Refunds and their states; changes are announced. */
export function Refunds({ refunds, text }: { refunds: readonly RefundView[]; text: PaymentTexts }) {
  const locale = useLocale();
  return (
    <div class="kit-refunds ib-stack ib-stack--s" role="status">
      {refunds.map(({ number, amount, state }) => (
        <Cell
          key={number}
          label={text.refund}
          description={<Tag tone={REFUND_TONES[state]}>{text[`refund_${state}`]}</Tag>}
          value={formatMoney(amount, locale)}
        />
      ))}
    </div>
  );
}

/** How the closing documents come: Invoicebox makes them after the shipment. */
export function Documents({ order, text }: OrderProps) {
  return (
    <Cell icon="receipt" label={text.documents} description={order.shipped ? text.documentsMade : text.documentsText} />
  );
}
