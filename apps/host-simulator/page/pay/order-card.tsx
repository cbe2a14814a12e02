import { kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';
import {
  Card,
  Cell,
  type DateTimeStyle,
  formatDateTime,
  formatMoney,
  Icon,
  OrderLines,
  Section,
  Stack,
  Tag,
  type TagProps,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { InvoiceOrder } from '../../shared/index.js';
import { orderLines } from '../shared/invoice-sums.js';
import './order-card.css';
import { payTexts } from './texts.js';

const TONES: Record<InvoiceOrder['order']['status'], NonNullable<TagProps['tone']>> = {
  draft: 'neutral',
  created: 'warning',
  hold: 'success',
  completed: 'success',
  canceled: 'neutral',
  expired: 'error',
};

/** Invoicebox's time zone. */
const TIME_ZONE = 'Europe/Moscow';

/** Whether the time is today; the date is left out then. */
function isToday(iso: string): boolean {
  const day = (moment: Date) => moment.toLocaleDateString('en', { timeZone: TIME_ZONE });
  return day(new Date(iso)) === day(new Date());
}

/** One order of an invoice: shop, date, total, status, and lines with VAT. */
export function OrderCard({ entry }: { entry: InvoiceOrder }) {
  const texts = useTexts(payTexts);
  const locale = useLocale();
  const { order, shopName } = entry;
  const time = (iso: string, style: DateTimeStyle) => formatDateTime(iso, { locale, timeZone: TIME_ZONE, style });
  const payer = [order.customer.name, order.customer.email].filter(Boolean).join(', ');
  return (
    <Stack gap="m">
      <Card>
        <div class="order-card">
          <span class="order-card__icon">
            <Icon name="briefcase" />
          </span>
          <div class="order-card__main">
            <h2 class="order-card__shop">{shopName}</h2>
            <p class="order-card__meta">
              {time(order.createdAt, 'dateTime')} · {order.merchantOrderIdVisible ?? order.merchantOrderId}
            </p>
          </div>
          <Tag tone={TONES[order.status]} icon={order.status === 'created' ? 'clock' : undefined}>
            {order.status === 'created'
              ? texts.payBefore(time(order.expirationDate, isToday(order.expirationDate) ? 'time' : 'dayTime'))
              : texts[order.status]}
          </Tag>
          <strong class="order-card__sum">{formatMoney(kopecksFromRoubles(order.amount), locale)}</strong>
        </div>
      </Card>
      <Section title={texts.order}>
        <OrderLines
          lines={orderLines(entry)}
          total={{ kopecks: kopecksFromRoubles(order.amount), vatKopecks: kopecksFromRoubles(order.vatAmount) }}
        />
      </Section>
      {(order.fileIds ?? []).map((id, index) => (
        <Cell key={id} icon="receipt" label={texts.document(index + 1)} href={`/documents/${id}?locale=${locale}`} />
      ))}
      {payer && <Cell icon="user" label={payer} description={texts.payer} />}
    </Stack>
  );
}
