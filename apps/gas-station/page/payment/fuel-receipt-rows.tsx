import { ReceiptRow } from '@invoicebox/mini-app-kit';
import { formatAmount, formatMoney, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { unitOf } from '../../shared/fuel.js';
import { useFuelName } from '../shared/fuel-names.js';
import { dispensedOf, type FuelOrder } from './fuel-order.js';
import { paymentTexts } from './texts.js';

/** What was dispensed, and what was taken with it. */
export function FuelReceiptRows({ order }: { order: FuelOrder }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  const nameOf = useFuelName();
  const { stationTitle, stationAddress, selection, price, extras, fuelName } = order.summary;
  const unit = unitOf(selection.fuel);
  return (
    <>
      <ReceiptRow name={text.station}>{stationTitle}</ReceiptRow>
      <ReceiptRow name={text.address}>{stationAddress}</ReceiptRow>
      <ReceiptRow name={text.pump}>{order.fulfilment?.pump ?? selection.pump}</ReceiptRow>
      <ReceiptRow name={fuelName ?? nameOf(selection.fuel)}>
        {formatAmount(dispensedOf(order), unit, locale)}
      </ReceiptRow>
      <ReceiptRow name={text[`price_${unit}`]}>{formatMoney(price, locale)}</ReceiptRow>
      {extras.map(({ id, name, count, total }, index) => {
        const given = (order.given?.[index + 1] ?? count * 1000) / 1000;
        return (
          <ReceiptRow key={id} name={`${name} ×${given}`}>
            {formatMoney(Math.round((total * given) / count), locale)}
          </ReceiptRow>
        );
      })}
    </>
  );
}
