import type { FactsProps } from '@invoicebox/mini-app-kit';
import { Cell, formatAmount, formatMoney, Stack, useLocale } from '@invoicebox/mini-app-ui';
import { unitOf } from '../../shared/fuel.js';
import type { OrderSummary } from '../../shared/order.js';
import { useFuelName } from '../shared/fuel-names.js';

/** What was ordered, and where. */
export function OrderCells({ summary, price }: FactsProps<OrderSummary>) {
  const locale = useLocale();
  const nameOf = useFuelName();
  const { stationTitle, stationAddress, selection, litres, extras, fuelName } = summary;
  return (
    <Stack gap="s">
      <Cell icon="location" label={stationTitle} description={stationAddress} />
      <Cell
        icon="fuel"
        label={`${fuelName ?? nameOf(selection.fuel)}, ${formatAmount(litres, unitOf(selection.fuel), locale)}`}
        description={extras.map(({ name, count }) => `${name} ×${count}`).join(', ') || undefined}
        value={formatMoney(price.amount, locale)}
      />
    </Stack>
  );
}
