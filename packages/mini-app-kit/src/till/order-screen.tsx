import type { TillOrderView } from '@invoicebox/merchant-server/page-api';
import {
  BottomSheet,
  Button,
  Cell,
  ErrorState,
  formatMoney,
  OrderLines,
  Section,
  SkeletonList,
  Stack,
  Tag,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { CancelSheet } from './cancel-sheet.js';
import { formatMoment } from './format.js';
import { orderStatus, REFUND_REASONS, REFUND_STATES } from './order-status.js';
import { Precheck } from './precheck.js';
import { QrCode } from './qr-code.js';
import { planQr } from './qr-plan.js';
import { RefundSheet } from './refund-sheet.js';
import { errorText, texts } from './texts.js';
import { useTill } from './till-context.js';
import { useTillOrder } from './use-till-order.js';

/** One order: how it stands, live; its pre-check; cancel and refund. */
export function OrderScreen({ id }: { id: string }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { order, error, offline, show, retry } = useTillOrder(id);
  if (error) return <ErrorState title={errorText(error, locale)} onRetry={retry} />;
  if (!order) return <SkeletonList of="cell" rows={6} />;
  return (
    <>
      {offline && (
        <p class="till-notice" role="status">
          {text.offline}
        </p>
      )}
      <div class="till-columns">
        <OrderDetails order={order} onChange={show} />
        <div class="till-aside">
          <OrderPrecheck order={order} />
        </div>
      </div>
    </>
  );
}

/** Details of the order's state: its place in the queue, what was given, why it failed, or until when to pay. */
function useStatusDetail(order: TillOrderView): string | undefined {
  const text = useTexts(texts);
  const locale = useLocale();
  const { adapter } = useTill();
  const { fulfilment, failure, queue, state } = order;
  if (queue) return text.queue(queue.place, formatMoment(queue.readyAt, locale, 'time'));
  const given = fulfilment === undefined ? undefined : adapter.given(fulfilment, order, locale);
  if (failure !== undefined) return order.fulfilmentState === 'partial' && given ? `${given}. ${failure}` : failure;
  if (given !== undefined) return given;
  return state === 'awaiting_payment' ? text.payUntil(formatMoment(order.expiresAt, locale)) : undefined;
}

function OrderDetails({ order, onChange }: { order: TillOrderView; onChange: (order: TillOrderView) => void }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { adapter } = useTill();
  const [sheet, setSheet] = useState<'cancel' | 'refund' | null>(null);
  const detail = useStatusDetail(order);
  const status = orderStatus(order);
  const { number, summary, lines, amount, vatAmount, refunds, refundable, cancelable } = order;
  const done = (changed: TillOrderView) => {
    setSheet(null);
    onChange(changed);
  };
  return (
    <Stack gap="l">
      <div>
        <h1 class="till-heading">{text.order(number)}</h1>
        <p class="till-muted">{adapter.describe(summary, locale)}</p>
      </div>
      <div class="till-status" role="status">
        <Tag tone={status.tone}>{text[status.text]}</Tag>
        {/* Litres that count every second are there to be seen; read out is what the tag says. */}
        {detail && <p aria-live={order.fulfilmentState === 'in_progress' ? 'off' : undefined}>{detail}</p>}
      </div>
      <OrderLines
        lines={lines.map(({ sku, name, quantity, unit, total, vat }) => ({
          ...{ id: sku, name, quantity, unit: text[unit], kopecks: total, vatKopecks: vat },
        }))}
        total={{ kopecks: amount, vatKopecks: vatAmount }}
      />
      {refunds.length > 0 && (
        <Section title={text.refunds}>
          <Stack gap="s">
            {refunds.map((refund) => (
              <Cell
                key={refund.number}
                label={refund.number}
                description={`${refund.note ?? text[REFUND_REASONS[refund.reason]]}, ${text[REFUND_STATES[refund.state]]}`}
                value={formatMoney(refund.amount, locale)}
              />
            ))}
          </Stack>
        </Section>
      )}
      {(cancelable || refundable.length > 0) && (
        <div class="till-buttons">
          {cancelable && <Button onPress={() => setSheet('cancel')}>{text.cancelOrder}</Button>}
          {refundable.length > 0 && <Button onPress={() => setSheet('refund')}>{text.refund}</Button>}
        </div>
      )}
      {sheet === 'cancel' && <CancelSheet order={order} onDone={done} onClose={() => setSheet(null)} />}
      {sheet === 'refund' && <RefundSheet order={order} onDone={done} onClose={() => setSheet(null)} />}
    </Stack>
  );
}

/** The pre-check while it can be paid: afterwards there is nothing to pay by it. */
function OrderPrecheck({ order }: { order: TillOrderView }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { adapter } = useTill();
  const [shown, setShown] = useState(false);
  const { paymentUrl, state, summary, number } = order;
  if (state === 'created') return <p class="till-muted">{text.noPaymentUrl}</p>;
  if (paymentUrl === undefined || state !== 'awaiting_payment') return null;
  const plan = planQr(paymentUrl);
  return (
    <Stack>
      <div class="till-buttons">
        <Button variant="primary" onPress={() => print()}>
          {text.print}
        </Button>
        {plan && <Button onPress={() => setShown(true)}>{text.show}</Button>}
      </div>
      <Precheck {...order} paymentUrl={paymentUrl} place={adapter.placeOf(summary, locale)} />
      {plan && (
        <BottomSheet modal open={shown} title={text.scan} onClose={() => setShown(false)}>
          <div class="till-shown-qr">
            <QrCode plan={plan} label={text.qr(number)} />
            <p class="till-heading">{formatMoney(order.amount, locale)}</p>
            <p class="till-muted">{text.order(number)}</p>
          </div>
        </BottomSheet>
      )}
    </Stack>
  );
}
