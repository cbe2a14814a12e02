import type { FactsProps } from '@invoicebox/mini-app-kit';
import { Cell, formatAmount, formatMoney, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { unitOf } from '../../shared/fuel.js';
import type { OrderSummary } from '../../shared/order.js';
import { usePumpStates } from '../station/use-pump-states.js';
import { factsTexts } from './texts.js';

/** Station, pump, and what a full tank means. */
export function FuelFacts({ summary, price }: FactsProps<OrderSummary>) {
  const text = useTexts(factsTexts);
  const locale = useLocale();
  const { selection, stationTitle, stationAddress } = summary;
  const state = usePumpStates(selection.stationId)?.get(selection.pump);
  const warning = state === 'busy' ? text.pumpTaken : state === 'out_of_order' ? text.pumpBroken : undefined;
  return (
    <Stack gap="s">
      <Cell icon="location" label={stationTitle} description={stationAddress} />
      <div role="status">
        <Cell icon="fuel" label={text.pump} description={warning} value={selection.pump} />
      </div>
      {selection.volume.kind === 'full_tank' && (
        <Cell
          icon="clock"
          label={text.fullTank(formatAmount(selection.volume.most, unitOf(selection.fuel), locale))}
          description={(selection.extras.length > 0 ? text.fullTankAndMore : text.fullTankText)(
            formatMoney(price.amount, locale),
          )}
        />
      )}
    </Stack>
  );
}
