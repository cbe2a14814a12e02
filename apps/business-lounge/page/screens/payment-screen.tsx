import { type OrderOutcome, type OrderView, orderOutcome, readOrder, useResource } from '@invoicebox/mini-app-kit';
import {
  Button,
  defineTexts,
  EmptyState,
  ErrorState,
  Loader,
  PaymentOutcome,
  type PaymentOutcomeProps,
  Skeleton,
  Stack,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect } from 'preact/hooks';
import type { BookingSummary, Voucher } from '../../shared/booking.js';
import type { Route } from '../addresses.js';
import { useApp } from '../app-context.js';
import { AppScreen } from '../components/app-screen.js';
import { VoucherCard } from '../components/voucher-card.js';
import { useNavigation } from '../navigation.js';

const texts = defineTexts({
  ru: {
    title: 'Оплата',
    number: (number: string) => `Заказ ${number}`,
    waitingTitle: 'Ожидаем оплату',
    waitingText: 'Ваучер появится здесь, как только оплата подтвердится.',
    addingTitle: 'Добавляем к счёту',
    addedTitle: 'Добавлено к счёту',
    addedText: 'Оплатите счёт целиком: после оплаты ваучер появится здесь.',
    paidText: 'Бизнес-зал забронирован.',
    preparing: 'Готовим ваучер…',
    unavailableTitle: 'Бизнес-зал предоставить не получится',
    unavailableText: 'Деньги вернутся плательщику.',
    payAgain: 'Перейти к оплате',
    chooseAgain: 'Выбрать бизнес-зал',
    unknownTitle: 'Заказ не найден',
    unknownText: 'Проверьте ссылку: возможно, она скопирована не полностью.',
    offline: 'Нет связи с сервером. Статус обновится сам, когда она появится.',
  },
  en: {
    title: 'Payment',
    number: (number) => `Order ${number}`,
    waitingTitle: 'Waiting for the payment',
    waitingText: 'The voucher appears here as soon as the payment is confirmed.',
    addingTitle: 'Adding to the invoice',
    addedTitle: 'Added to the invoice',
    addedText: 'Pay the whole invoice: then the voucher appears here.',
    paidText: 'The lounge is booked.',
    preparing: 'Preparing the voucher…',
    unavailableTitle: 'The lounge cannot be provided',
    unavailableText: 'The money goes back to the payer.',
    payAgain: 'Go to the payment',
    chooseAgain: 'Choose a lounge',
    unknownTitle: 'The order was not found',
    unknownText: 'Check the link: a part of it may be missing.',
    offline: 'The server is out of reach. The status updates by itself when it is back.',
  },
});

type Words = (typeof texts)['ru'];
type LoungeOrder = OrderView<BookingSummary, Voucher>;
type PaymentRoute = Extract<Route, { screen: 'payment' }>;

/** The screen after the payment page: the outcome of the order, then the voucher. Trusts the order's own server only. */
export function PaymentScreen({ route }: { route: PaymentRoute }) {
  const words = useTexts(texts);
  const { orderId } = route;
  const first = useResource(orderId === '' ? null : orderId, { load: () => readOrder<LoungeOrder>(orderId) });
  const isUnknown = orderId === '' || first.error?.code === 'not_found';
  if (first.value) return <LoungeOutcome key={orderId} first={first.value} failPage={route.result === 'fail'} />;
  if (!isUnknown && !first.error) {
    return (
      <AppScreen bare title={words.title}>
        <PaymentOutcome state="waiting" title={words.waitingTitle} />
      </AppScreen>
    );
  }
  return (
    <AppScreen title={words.title}>
      {isUnknown && <EmptyState title={words.unknownTitle} text={words.unknownText} />}
      {!isUnknown && <ErrorState onRetry={first.retry} />}
    </AppScreen>
  );
}

type OutcomeTexts = Pick<PaymentOutcomeProps, 'state' | 'title' | 'text'>;

/** Look, title and text of an outcome; the kit's own texts where absent. */
function outcomeTexts(outcome: OrderOutcome, order: LoungeOrder, words: Words): OutcomeTexts {
  switch (outcome) {
    case 'paid':
    case 'in_progress':
    case 'fulfilled':
    case 'partial':
      return { state: 'paid', text: words.paidText };
    case 'unavailable':
    case 'refunded':
      return { state: 'failed', title: words.unavailableTitle, text: order.failure ?? words.unavailableText };
    case 'added':
      return order.paymentUrl === undefined
        ? { state: 'waiting', title: words.addingTitle }
        : { state: 'paid', title: words.addedTitle, text: words.addedText };
    case 'rejected':
      return { state: 'failed', text: order.failure };
    case 'payment_failed':
      return { state: 'failed' };
    case 'canceled':
    case 'expired':
    case 'late':
      return { state: outcome };
    case 'waiting':
    case 'held':
    case 'canceling':
      return { state: 'waiting', title: words.waitingTitle, text: words.waitingText };
  }
}

function LoungeOutcome({ first, failPage }: { first: LoungeOrder; failPage: boolean }) {
  const words = useTexts(texts);
  const { flow } = useApp();
  useEffect(() => flow.follow(first.id), [first.id]);
  const newest = flow.order.value;
  const order = newest?.id === first.id ? newest : first;
  const outcome = orderOutcome(order, { late: flow.late.value, failPage });
  return (
    <AppScreen bare title={words.title}>
      <PaymentOutcome {...outcomeTexts(outcome, order, words)} queue={order.queue} action={<NextStep order={order} />}>
        <OrderResult order={order} />
        {flow.offline.value && (
          <p class="bl-alert" role="status">
            {words.offline}
          </p>
        )}
      </PaymentOutcome>
    </AppScreen>
  );
}

function OrderResult({ order }: { order: LoungeOrder }) {
  const { preparing, number } = useTexts(texts);
  if (order.fulfilment) return <VoucherCard voucher={order.fulfilment} summary={order.summary} number={order.number} />;
  if (order.state !== 'paid' || order.fulfilmentState === 'unavailable' || order.fulfilmentState === 'stopped') {
    return <p class="bl-hint bl-centred">{number(order.number)}</p>;
  }
  return (
    <Stack>
      <Loader label={preparing} />
      <Skeleton height="240px" />
    </Stack>
  );
}

/** What the buyer can do: pay, or order again. */
function NextStep({ order }: { order: LoungeOrder }) {
  const words = useTexts(texts);
  const { flow } = useApp();
  const { go } = useNavigation();
  if (order.state === 'awaiting_payment' && order.mode === 'order') {
    return (
      // The flow can open the payment only of the order that it follows.
      <Button variant="primary" wide loading={flow.order.value?.id !== order.id} onPress={() => flow.openPayment()}>
        {words.payAgain}
      </Button>
    );
  }
  if (order.state === 'canceled' || order.state === 'expired' || order.state === 'rejected') {
    const startOver = () => {
      flow.reset();
      go({ screen: 'find' });
    };
    return (
      <Button variant="primary" wide onPress={startOver}>
        {words.chooseAgain}
      </Button>
    );
  }
  return null;
}
