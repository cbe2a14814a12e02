import { formatAmount, formatMoney, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useMemo } from 'preact/hooks';
import { unitOf } from '../../shared/fuel.js';
import { dispensedOf, dispensedSum, type FuelOrder } from './fuel-order.js';
import { paymentTexts } from './texts.js';

/** Screen readers announce the amount in steps of this, thousandths of a unit. */
const READ_OUT_STEP = 5_000;

/** The pump's counter: litres and sum so far, and the share of the order. */
export function FuellingProgress({ order }: { order: FuelOrder }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  const { selection, litres: most } = order.summary;
  const dispensed = dispensedOf(order);
  const unit = unitOf(selection.fuel);
  const [litres, sum] = [formatAmount(dispensed, unit, locale), formatMoney(dispensedSum(order), locale)];
  const value = text.progressValue(litres, sum);
  const spoken = useMemo(() => value, [Math.floor(dispensed / READ_OUT_STEP), locale]);
  const ofMost = selection.volume.kind === 'full_tank' ? text.dispensedUpTo : text.dispensedOf;
  return (
    <div class="gs-counter">
      <p class="gs-counter__label">{text.dispensed}</p>
      <p class="gs-counter__litres" data-litres={dispensed}>
        {litres}
      </p>
      <p class="gs-counter__sum">
        {sum} <span class="gs-muted">{ofMost(formatAmount(most, unit, locale))}</span>
      </p>
      <div
        class="gs-progress"
        role="progressbar"
        aria-label={text.dispensed}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={dispensed}
        aria-valuetext={value}
      >
        <div class="gs-progress__bar" style={{ width: `${Math.min(100, (dispensed / most) * 100)}%` }} />
      </div>
      <p class="ib-visually-hidden" role="status">
        {dispensed > 0 && spoken}
      </p>
    </div>
  );
}
