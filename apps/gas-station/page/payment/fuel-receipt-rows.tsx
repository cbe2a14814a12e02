import { ReceiptRow } from '@invoicebox/mini-app-kit';
import { formatLitres, formatMoney, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useFuelNames } from '../shared/fuel-names.js';
import { dispensedOf, type FuelOrder } from './fuel-order.js';
import { paymentTexts } from './texts.js';

/** What was dispensed, and what was taken with it. */
export function FuelReceiptRows({ order }: { order: FuelOrder }) {
  const text = useTexts(paymentTexts);
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const { selection, price, extras } = order.summary;
  return (
    <>
      <ReceiptRow name={text.pump}>{order.fulfilment?.pump ?? selection.pump}</ReceiptRow>
      <ReceiptRow name={fuelNames[selection.fuel]}>{formatLitres(dispensedOf(order), locale)}</ReceiptRow>
      <ReceiptRow name={text.perLitre}>{formatMoney(price, locale)}</ReceiptRow>
      {extras.map(({ id, name, count }, index) => (
        <ReceiptRow key={id} name={name}>{`×${(order.given?.[index + 1] ?? count * 1000) / 1000}`}</ReceiptRow>
      ))}
    </>
  );
}
