import type { GivenProps } from '@invoicebox/mini-app-kit';
import { formatDateTime, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { Fuelling } from '../../shared/fuelling.js';
import type { OrderSummary } from '../../shared/order.js';
import { FuellingProgress } from './fuelling-progress.js';
import { OrderCells } from './order-cells.js';
import { paymentTexts } from './texts.js';

/** What happens at the pump: the order until the nozzle is lifted, then the counter. The receipt is the end of it. */
export function FuelGiven({ order, fulfilment, outcome }: GivenProps<OrderSummary, Fuelling>) {
  if (outcome === 'fulfilled' || outcome === 'partial') return null;
  const isCounting = outcome === 'in_progress' && fulfilment.state !== 'queued' && fulfilment.state !== 'released';
  if (isCounting) return <FuellingProgress order={order} />;
  return (
    <Stack>
      <OrderCells summary={order.summary} price={order} />
      {outcome === 'in_progress' && fulfilment.state === 'released' && <ReleasedUntil fulfilment={fulfilment} />}
    </Stack>
  );
}

/** When the authorization expires. */
function ReleasedUntil({ fulfilment }: { fulfilment: Fuelling }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <p class="gs-muted">{text.until(formatDateTime(fulfilment.expiresAt, { locale, timeZone, style: 'time' }))}</p>
  );
}
