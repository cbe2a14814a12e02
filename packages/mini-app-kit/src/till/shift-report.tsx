import type { ShiftSums, ShiftView } from '@invoicebox/merchant-server/page-api';
import { formatMoney, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { formatMoment } from './format.js';
import { Paper, PaperRow, PaperRule } from './paper.js';
import { texts } from './texts.js';

/** What a shift has come to: paid less refunded, kopecks. */
export function balanceOf({ sums }: ShiftView): number {
  return sums.reduce((sum, { paidAmount, refundAmount }) => sum + paidAmount - refundAmount, 0);
}

/**
 * The totals of a shift, on paper.
 *
 * @param now when they were read, epoch milliseconds.
 */
export function ShiftReport({ shift, now }: { shift: ShiftView; now: number }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { operator, openedAt, closedAt, orderCount, sums } = shift;
  return (
    <Paper>
      <h2 class="till-paper__title">{text.report}</h2>
      <PaperRow name={text.cashier} value={operator} />
      <PaperRow name={text.opened} value={formatMoment(openedAt, locale)} />
      <PaperRow name={closedAt ? text.closed : text.asOf} value={formatMoment(closedAt ?? now, locale)} />
      <PaperRow name={text.orderCount} value={String(orderCount)} />
      {sums.map((each) => (
        <PaymentSums key={each.payment} sums={each} />
      ))}
      <PaperRule />
      <PaperRow strong name={text.balance} value={formatMoney(balanceOf(shift), locale)} />
    </Paper>
  );
}

function PaymentSums({ sums }: { sums: ShiftSums }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { payment, paidCount, paidAmount, heldCount, heldAmount, refundCount, refundAmount } = sums;
  return (
    <>
      <PaperRule />
      <p class="till-paper__strong">{text[payment]}</p>
      <PaperRow name={`${text.paidSum}, ${paidCount}`} value={formatMoney(paidAmount, locale)} />
      {heldCount > 0 && <PaperRow name={`${text.heldSum}, ${heldCount}`} value={formatMoney(heldAmount, locale)} />}
      <PaperRow name={`${text.refundedSum}, ${refundCount}`} value={formatMoney(refundAmount, locale)} />
    </>
  );
}
