import type { TillOrderItem } from '@invoicebox/merchant-server/page-api';
import {
  EmptyState,
  ErrorState,
  formatMoney,
  SkeletonList,
  Stack,
  Tag,
  TextField,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import type { MerchantError } from '../client/index.js';
import { tillApi } from './api.js';
import { formatMoment } from './format.js';
import { OpenShift } from './open-shift.js';
import { orderStatus } from './order-status.js';
import { errorText, texts } from './texts.js';
import { useTill } from './till-context.js';
import { TillLink } from './till-link.js';

/** Debounce of the search. */
const TYPING_PAUSE_MS = 250;
/** The list is polled: orders are paid meanwhile. */
const REFRESH_MS = 5_000;

interface Listing {
  search: string;
  orders: TillOrderItem[];
}

/** The orders of a search, or of the shift, kept up to date while they are shown. */
function useOrders(search: string) {
  const till = useTill();
  const [listing, setListing] = useState<Listing | null>(null);
  const [error, setError] = useState<MerchantError | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const read = async () => {
      const answer = await till.attempt(() => tillApi.orders(search.trim()));
      if (left) return;
      if ('result' in answer) setListing({ search, orders: answer.result });
      setError('error' in answer ? answer.error : null);
      timer = setTimeout(read, REFRESH_MS);
    };
    timer = setTimeout(read, search === '' ? 0 : TYPING_PAUSE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [search, attempt]);
  const retry = () => {
    setError(null);
    setAttempt((count) => count + 1);
  };
  return { orders: listing?.search === search ? listing.orders : null, error, retry };
}

/** The orders of the shift; with a search those of all shifts. */
export function OrdersScreen() {
  const text = useTexts(texts);
  const locale = useLocale();
  const [search, setSearch] = useState('');
  const { orders, error, retry } = useOrders(search);
  return (
    <Stack>
      <h1 class="till-heading">{text.orders}</h1>
      <TextField
        compact
        type="search"
        icon="search"
        autoComplete="off"
        maxLength={64}
        label={text.search}
        value={search}
        onInput={setSearch}
      />
      {orders === null && error?.code === 'no_open_shift' && <OpenShift />}
      {orders === null && error && error.code !== 'no_open_shift' && (
        <ErrorState title={errorText(error, locale)} onRetry={retry} />
      )}
      {orders === null && !error && <SkeletonList of="cell" rows={6} />}
      {orders !== null && error && (
        <p class="till-notice" role="status">
          {text.offline}
        </p>
      )}
      {orders?.length === 0 &&
        (search.trim() === '' ? (
          <EmptyState icon="receipt" title={text.noOrders} text={text.noOrdersText} />
        ) : (
          <EmptyState title={text.notFound} text={text.notFoundText} />
        ))}
      <ul class="till-list" aria-label={text.orders}>
        {orders?.map((order) => (
          <li key={order.id}>
            <OrderItem order={order} />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function OrderItem({ order }: { order: TillOrderItem }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { id, number, amount, refunded, createdAt } = order;
  const status = orderStatus(order);
  return (
    <TillLink class="till-item" to={{ screen: 'order', id }}>
      <span class="till-item__number">{number}</span>
      <span class="till-item__sum">{formatMoney(amount, locale)}</span>
      <span class="till-item__time">
        {formatMoment(createdAt, locale)}
        {refunded > 0 && `, ${text.refunded(formatMoney(refunded, locale))}`}
      </span>
      <Tag tone={status.tone}>{text[status.text]}</Tag>
    </TillLink>
  );
}
