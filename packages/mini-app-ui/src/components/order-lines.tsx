import { formatMoney } from '../format/money.js';
import { formatQuantity } from '../format/quantity.js';
import type { Locale } from '../i18n/locale.js';
import { useLocale, useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';

/** An amount with its VAT. */
export interface AmountWithVat {
  /** Whole kopecks, VAT included. */
  kopecks: number;
  /** VAT in whole kopecks; `null` for «Без НДС». */
  vatKopecks: number | null;
}

/** A line of an order. */
export interface OrderLine extends AmountWithVat {
  id: string;
  name: string;
  /** Thousandths of the unit: 2 pieces are 2000, 30.5 litres are 30500. */
  quantity: number;
  /** The unit's short name, if it is shown: `л`, `чел.` */
  unit?: string | undefined;
}

export interface OrderLinesProps {
  lines: readonly OrderLine[];
  /** The order's total, as computed by the server. */
  total?: AmountWithVat | undefined;
}

/** An order's lines as a table: name, quantity, amount and «В т.ч. НДС», followed by the total. */
export function OrderLines({ lines, total }: OrderLinesProps) {
  const texts = useTexts(kitTexts);
  const locale = useLocale();
  return (
    <div class="ib-order-lines">
      <ul class="ib-order-lines__list" aria-label={texts.orderLines}>
        {lines.map((line) => (
          <li key={line.id} class="ib-order-lines__row">
            <span>{line.name}</span>
            <span class="ib-order-lines__sum">{formatMoney(line.kopecks, locale)}</span>
            <span class="ib-order-lines__quantity">×{formatQuantity(line.quantity, locale, line.unit)}</span>
            <span class="ib-order-lines__vat">
              {line.vatKopecks === null ? texts.noVat : `${texts.vat}: ${formatMoney(line.vatKopecks, locale)}`}
            </span>
          </li>
        ))}
      </ul>
      {total && <OrderTotal total={total} locale={locale} />}
    </div>
  );
}

function OrderTotal({ total, locale }: { total: AmountWithVat; locale: Locale }) {
  const texts = useTexts(kitTexts);
  return (
    <p class="ib-order-lines__total">
      <span>{texts.total}:</span>
      <span class="ib-order-lines__sum">{formatMoney(total.kopecks, locale)}</span>
      <span class="ib-order-lines__quantity">{total.vatKopecks === null ? texts.noVat : `${texts.vat}:`}</span>
      {total.vatKopecks !== null && <span class="ib-order-lines__vat">{formatMoney(total.vatKopecks, locale)}</span>}
    </p>
  );
}
