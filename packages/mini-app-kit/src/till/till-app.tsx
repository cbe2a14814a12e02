import {
  Button,
  ErrorState,
  LocaleProvider,
  resolveLocale,
  SkeletonList,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import { tillApi } from './api.js';
import { NewOrderScreen } from './new-order-screen.js';
import { OrderScreen } from './order-screen.js';
import { OrdersScreen } from './orders-screen.js';
import { printPaperOnly } from './print-paper.js';
import type { TillPlace } from './router.js';
import { ShiftScreen } from './shift-screen.js';
import { SignIn } from './sign-in.js';
import { texts } from './texts.js';
import { type Till, TillContext, useSession, useTill } from './till-context.js';
import { TillLink } from './till-link.js';

const LOCALE_KEY = 'till-locale';

/** The till: a page of its own, never in a frame. */
export function TillApp({ till }: { till: Till }) {
  const [locale, setLocale] = useState(() => resolveLocale(localStorage.getItem(LOCALE_KEY) ?? navigator.language));
  useEffect(printPaperOnly, []);
  useEffect(() => void till.refresh(), []);
  function switchLanguage() {
    const next = locale === 'ru' ? 'en' : 'ru';
    localStorage.setItem(LOCALE_KEY, next);
    setLocale(next);
  }
  return (
    <TillContext.Provider value={till}>
      <LocaleProvider locale={locale}>
        <div class="till">
          <Header onLanguage={switchLanguage} />
          <Content />
        </div>
      </LocaleProvider>
    </TillContext.Provider>
  );
}

function Header({ onLanguage }: { onLanguage: () => void }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { adapter, signedIn } = useTill();
  const title = adapter.title[locale];
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <header class="till-header">
      <p class="till-header__title">{title}</p>
      {signedIn.value.is === 'operator' && <Navigation />}
      <div class="till-header__actions">
        <Button variant="ghost" size="medium" onPress={onLanguage}>
          {text.language}
        </Button>
        {signedIn.value.is === 'operator' && <SignOut />}
      </div>
    </header>
  );
}

function Navigation() {
  const text = useTexts(texts);
  const { place } = useTill().router;
  const current = place.value.screen;
  const section = (to: TillPlace, label: string, isCurrent: boolean) => (
    <TillLink class="till-nav__link" to={to} current={isCurrent}>
      {label}
    </TillLink>
  );
  return (
    <nav class="till-nav" aria-label={text.sections}>
      {section({ screen: 'new' }, text.newOrder, current === 'new')}
      {section({ screen: 'orders' }, text.orders, current === 'orders' || current === 'order')}
      {section({ screen: 'shift' }, text.shift, current === 'shift')}
    </nav>
  );
}

function SignOut() {
  const text = useTexts(texts);
  const till = useTill();
  const { operator } = useSession();
  async function signOut() {
    const answer = await till.attempt(tillApi.signOut);
    if ('result' in answer) till.signedIn.value = { is: 'nobody', expired: false };
  }
  return (
    <Button variant="ghost" size="medium" label={`${text.signOut}: ${operator}`} onPress={() => void signOut()}>
      {text.signOut}
    </Button>
  );
}

function Content() {
  const text = useTexts(texts);
  const till = useTill();
  const state = till.signedIn.value;
  switch (state.is) {
    case 'unknown':
      return (
        <main class="till-content">
          <SkeletonList of="cell" rows={5} />
        </main>
      );
    case 'unreachable':
      return (
        <main class="till-content">
          <ErrorState
            title={text.unreachable}
            onRetry={() => {
              till.signedIn.value = { is: 'unknown' };
              void till.refresh();
            }}
          />
        </main>
      );
    case 'nobody':
      return <SignIn expired={state.expired} />;
    case 'operator':
      return (
        <main class="till-content">
          <Screen place={till.router.place.value} />
        </main>
      );
  }
}

function Screen({ place }: { place: TillPlace }) {
  switch (place.screen) {
    case 'new':
      return <NewOrderScreen />;
    case 'orders':
      return <OrdersScreen />;
    case 'order':
      return <OrderScreen id={place.id} />;
    case 'shift':
      return <ShiftScreen />;
  }
}
