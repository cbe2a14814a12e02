import type { RefundState, RefundView } from '@invoicebox/mini-app-kit';
import {
  Cell,
  formatDateTime,
  formatLitres,
  formatMoney,
  Section,
  Tag,
  type TagProps,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useFuelNames } from '../shared/fuel-names.js';
import { dispensedOf, type FuelOrder, moneyOf, wasHeld } from './order-money.js';
import { paymentTexts } from './texts.js';

/** What was dispensed, and what it cost in the end. */
export function Receipt({ order }: { order: FuelOrder }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const { selection, price, extras } = order.summary;
  const at = order.fulfilment?.changedAt ?? order.paidAt ?? order.createdAt;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <Section title={text.receipt}>
      <dl class="gs-receipt">
        <Row name={fuelNames[selection.fuel]}>{formatLitres(dispensedOf(order), locale)}</Row>
        <Row name={text.perLitre}>{formatMoney(price, locale)}</Row>
        {extras.map(({ id, name, count }, index) => (
          <Row key={id} name={name}>{`×${(order.given?.[index + 1] ?? count * 1000) / 1000}`}</Row>
        ))}
        <MoneyRows order={order} />
        <Row name={text.pump}>{order.fulfilment?.pump ?? selection.pump}</Row>
        <Row name={text.number}>{order.number}</Row>
        <Row name={text.time}>{formatDateTime(at, { locale, timeZone, style: 'dayTime' })}</Row>
      </dl>
    </Section>
  );
}

function Row({ name, strong, children }: { name: string; strong?: boolean; children: ComponentChildren }) {
  return (
    <div class={strong ? 'gs-receipt__row gs-receipt__row--strong' : 'gs-receipt__row'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Paid or held, charged with its VAT, and released from the hold. */
function MoneyRows({ order }: { order: FuelOrder }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  const { initial, charged, vat, released } = moneyOf(order);
  const isHeld = wasHeld(order);
  const isUnchanged = charged === initial && !isHeld;
  return (
    <>
      {!isUnchanged && <Row name={isHeld ? text.held : text.paid}>{formatMoney(initial, locale)}</Row>}
      {charged !== null && (
        <Row strong name={isUnchanged ? text.paid : text.taken}>
          {formatMoney(charged, locale)}
        </Row>
      )}
      {vat !== null && <Row name={text.vat}>{formatMoney(vat, locale)}</Row>}
      {released !== null && released > 0 && <Row name={text.freed}>{formatMoney(released, locale)}</Row>}
    </>
  );
}

const REFUND_TONES: Readonly<Record<RefundState, TagProps['tone']>> = {
  pending: 'warning',
  completed: 'success',
  failed: 'error',
};

/** Refunds and their states; changes are announced. */
export function Refunds({ refunds }: { refunds: readonly RefundView[] }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  return (
    <div class="gs-refunds ib-stack ib-stack--s" role="status">
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
export function Documents({ order }: { order: FuelOrder }) {
  const text = useTexts(paymentTexts);
  return (
    <Cell icon="receipt" label={text.documents} description={order.shipped ? text.documentsMade : text.documentsText} />
  );
}
