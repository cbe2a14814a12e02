import {
  Cell,
  formatDateTime,
  formatLitres,
  formatMoney,
  PaymentOutcome,
  type PaymentState,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useFuelNames } from '../shared/fuel-names.js';
import { useApp } from '../state/app-context.js';
import type { FuelOutcome } from './fuel-outcome.js';
import { FuellingProgress } from './fuelling-progress.js';
import { NextSteps } from './next-steps.js';
import { type FuelOrder, wasHeld } from './order-money.js';
import { Documents, Receipt, Refunds } from './receipt.js';
import { paymentTexts } from './texts.js';

/** The kit's look of each outcome. */
const LOOKS: Readonly<Record<FuelOutcome, PaymentState>> = {
  waiting: 'waiting',
  added: 'late',
  payment_failed: 'failed',
  late: 'late',
  held: 'waiting',
  releasing: 'waiting',
  pump_queued: 'late',
  released: 'paid',
  lifted: 'paid',
  dispensing: 'waiting',
  finishing: 'waiting',
  done: 'paid',
  partial: 'late',
  full_tank_done: 'paid',
  not_released: 'failed',
  canceling: 'waiting',
  canceled: 'canceled',
  refunded: 'canceled',
  expired: 'expired',
  rejected: 'failed',
};

/** Shows the pump's counter. */
const COUNTING: ReadonlySet<FuelOutcome> = new Set(['lifted', 'dispensing', 'finishing']);
/** Shows the receipt instead of the order. */
const WITH_RECEIPT: ReadonlySet<FuelOutcome> = new Set(['done', 'partial', 'full_tank_done']);

/** Title and text of an outcome; the kit's own where absent. */
function useOutcomeTexts(outcome: FuelOutcome, order: FuelOrder | null): { title?: string; text?: string } {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  const fuelNames = useFuelNames();
  if (outcome === 'late') return {};
  const pump = order?.fulfilment?.pump ?? order?.summary.selection.pump ?? 0;
  switch (outcome) {
    case 'held':
      return { title: text.held_title, text: text.held_text(pump) };
    case 'releasing':
      return { title: text.releasing_title, text: text.releasing_text(pump) };
    case 'pump_queued':
      return { title: text.pump_queued_title(pump), text: text.pump_queued_text };
    case 'released': {
      if (!order) return {};
      const { selection, litres } = order.summary;
      const textFor = selection.volume.kind === 'full_tank' ? text.released_full : text.released_text;
      return {
        title: text.released_title(pump),
        text: textFor(fuelNames[selection.fuel], formatLitres(litres, locale)),
      };
    }
    case 'partial': {
      const isHeld = order !== null && wasHeld(order);
      const rest = isHeld ? text.partial_held_text : text.partial_text;
      return {
        title: isHeld ? text.partial_held_title : text.partial_title,
        text: order?.failure === undefined ? rest : `${order.failure} ${rest}`,
      };
    }
    case 'not_released':
      return { title: text.not_released_title, text: order?.failure ?? text.not_released_text };
    case 'rejected':
      return { title: text.rejected_title, text: order?.failure ?? text.rejected_text };
    default:
      return { title: text[`${outcome}_title`], text: text[`${outcome}_text`] };
  }
}

/** The outcome of an order: its message, details and next steps. */
export function OutcomeMessage({ order, outcome }: { order: FuelOrder | null; outcome: FuelOutcome }) {
  const { flow } = useApp();
  const text = useTexts(paymentTexts);
  return (
    <div class="gs-outcome" data-outcome={outcome}>
      <PaymentOutcome
        state={LOOKS[outcome]}
        queue={order?.queue}
        {...useOutcomeTexts(outcome, order)}
        action={<NextSteps outcome={outcome} order={order} />}
      >
        {order && <Details order={order} outcome={outcome} />}
        {flow.offline.value && (
          <p class="gs-offline" role="status">
            {text.offline}
          </p>
        )}
      </PaymentOutcome>
    </div>
  );
}

function Details({ order, outcome }: { order: FuelOrder; outcome: FuelOutcome }) {
  if (COUNTING.has(outcome)) return <FuellingProgress order={order} />;
  const hasReceipt = WITH_RECEIPT.has(outcome);
  return (
    <Stack>
      {hasReceipt ? <Receipt order={order} /> : <OrderCells order={order} />}
      {outcome === 'released' && <ReleasedUntil order={order} />}
      <Refunds refunds={order.refunds} />
      {hasReceipt && <Documents order={order} />}
    </Stack>
  );
}

/** What was ordered, and where. */
function OrderCells({ order }: { order: FuelOrder }) {
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const { stationTitle, stationAddress: address, selection, litres, extras } = order.summary;
  return (
    <Stack gap="s">
      <Cell icon="location" label={stationTitle} description={address} />
      <Cell
        icon="fuel"
        label={`${fuelNames[selection.fuel]}, ${formatLitres(litres, locale)}`}
        description={extras.map(({ name, count }) => `${name} ×${count}`).join(', ') || undefined}
        value={formatMoney(order.amount, locale)}
      />
    </Stack>
  );
}

/** When the authorization expires. */
function ReleasedUntil({ order: { fulfilment } }: { order: FuelOrder }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  if (!fulfilment) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <p class="gs-muted">{text.until(formatDateTime(fulfilment.expiresAt, { locale, timeZone, style: 'time' }))}</p>
  );
}
