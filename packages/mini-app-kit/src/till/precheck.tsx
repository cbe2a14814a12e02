import { formatMoney, formatQuantity, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useMemo } from 'preact/hooks';
import type { LineView, PaymentKind } from '../client/index.js';
import { formatMoment } from './format.js';
import { Paper, PaperRow, PaperRule } from './paper.js';
import { QrCode } from './qr-code.js';
import { planQr } from './qr-plan.js';
import { texts } from './texts.js';

export interface PrecheckProps {
  number: string;
  /** Name and address of where the service is given. */
  place: readonly string[];
  operator: string;
  lines: readonly LineView[];
  /** Kopecks with tax. */
  amount: number;
  /** Tax in `amount`. */
  vatAmount: number;
  /** Of a guaranteed payment the paper says that only what is given is taken; prepaid unless told. */
  payment?: PaymentKind;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** The content of the QR code (docs/http-api.md, OrderResponse). */
  paymentUrl: string;
}

/** The pre-check: what is to be paid, and a QR code of where. */
export function Precheck(props: PrecheckProps) {
  const { number, place, operator, lines, amount, vatAmount, payment, createdAt, expiresAt, paymentUrl } = props;
  const text = useTexts(texts);
  const locale = useLocale();
  const plan = useMemo(() => planQr(paymentUrl), [paymentUrl]);
  return (
    <Paper>
      <h2 class="till-paper__title">{text.precheck}</h2>
      {place.map((line) => (
        <p key={line} class="till-paper__centred">
          {line}
        </p>
      ))}
      <PaperRule />
      <p>{text.order(number)}</p>
      <p>{formatMoment(createdAt, locale)}</p>
      <PaperRow name={text.cashier} value={operator} />
      <PaperRule />
      {lines.map((line) => (
        <PrecheckLine key={line.sku} line={line} />
      ))}
      <PaperRule />
      <PaperRow strong name={text.total} value={formatMoney(amount, locale)} />
      <PaperRow name={text.vat} value={formatMoney(vatAmount, locale)} />
      {payment === 'guaranteed' && <p>{text.guaranteedText}</p>}
      <PaperRule />
      <div class="till-paper__qr">
        {plan ? <QrCode onPaper plan={plan} label={text.qr(number)} /> : <p>{text.tooLong}</p>}
      </div>
      <p class="till-paper__centred">{text.scan}</p>
      <p class="till-paper__centred till-paper__strong">{text.payUntil(formatMoment(expiresAt, locale))}</p>
      <p class="till-paper__centred">{text.notReceipt}</p>
    </Paper>
  );
}

function PrecheckLine({ line: { name, unit, quantity, price, total, vat } }: { line: LineView }) {
  const text = useTexts(texts);
  const locale = useLocale();
  return (
    <>
      <p>{name}</p>
      <PaperRow
        name={`${formatQuantity(quantity, locale, text[unit])} × ${formatMoney(price, locale)}`}
        value={formatMoney(total, locale)}
      />
      <PaperRow name={text.vat} value={formatMoney(vat, locale)} />
    </>
  );
}
