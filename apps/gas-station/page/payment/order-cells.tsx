import type { FactsProps } from '@invoicebox/mini-app-kit';
import { Cell, formatLitres, formatMoney, Stack, useLocale } from '@invoicebox/mini-app-ui';
import type { OrderSummary } from '../../shared/order.js';
import { useFuelNames } from '../shared/fuel-names.js';

/** What was ordered, and where. */
export function OrderCells({ summary, price }: FactsProps<OrderSummary>) {
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const { stationTitle, stationAddress, selection, litres, extras } = summary;
  return (
    <Stack gap="s">
      <Cell icon="location" label={stationTitle} description={stationAddress} />
      <Cell
        icon="fuel"
        label={`${fuelNames[selection.fuel]}, ${formatLitres(litres, locale)}`}
        description={extras.map(({ name, count }) => `${name} ×${count}`).join(', ') || undefined}
        value={formatMoney(price.amount, locale)}
      />
    </Stack>
  );
}
