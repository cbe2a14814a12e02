import type { OrderFlow } from '@invoicebox/mini-app-kit';
import { MiniAppProvider, type MiniAppSession, useAutoHeight, useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { EmptyState, ErrorState, LocaleProvider, Screen, SkeletonList, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useRef } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { Fuelling } from '../shared/fuelling.js';
import type { OrderSummary } from '../shared/order.js';
import { FindScreen } from './find/find-screen.js';
import { useShopStation } from './find/use-shop-station.js';
import { lazyScreen } from './shared/lazy-screen.js';
import { AppContext } from './state/app-context.js';
import type { Finder } from './state/finder.js';
import type { OwnStations } from './storage/own-stations.js';
import { texts } from './texts.js';

const StationScreen = lazyScreen(() => import('./station/station-screen.js').then((module) => module.StationScreen));
const ConfirmScreen = lazyScreen(() => import('./confirm/confirm-screen.js').then((module) => module.ConfirmScreen));
const PaymentScreen = lazyScreen(() => import('./payment/payment-screen.js').then((module) => module.PaymentScreen));

export interface AppProps {
  session: MiniAppSession;
  flow: OrderFlow<OrderSummary, Fuelling>;
  finder: Finder;
  own: OwnStations;
}

/** The mini-app: routes and screens, in the host's language. */
export function App({ session, flow, finder, own }: AppProps) {
  return (
    <MiniAppProvider session={session}>
      <AppContext.Provider value={{ flow, finder, own }}>
        <Language>
          <LocationProvider>
            <Frame />
          </LocationProvider>
        </Language>
      </AppContext.Provider>
    </MiniAppProvider>
  );
}

/** The host's language or, without a host, the browser's. */
function Language({ children }: { children: ComponentChildren }) {
  const { locale } = useMiniApp();
  return <LocaleProvider locale={locale.value ?? navigator.language}>{children}</LocaleProvider>;
}

/** The root element, whose height the host follows. */
function Frame() {
  const root = useRef<HTMLDivElement>(null);
  useAutoHeight(root);
  return (
    <div ref={root}>
      <HostGate />
    </div>
  );
}

/** The screens once the host has answered; until then a skeleton or an error. */
function HostGate() {
  const { state, error, retry } = useMiniApp();
  const { path } = useLocation();
  const text = useTexts(texts);
  const isLookingUpStation = useShopStation();
  // After the payment this page opens in a window of its own, without a host.
  if (path.startsWith('/payment/')) return <Screens />;
  if (state.value === 'failed' && error.value?.code !== 'NOT_EMBEDDED') {
    return (
      <Screen>
        <ErrorState title={text.hostSilent} text={text.hostSilentText} onRetry={retry} />
      </Screen>
    );
  }
  if (state.value === 'connecting' || isLookingUpStation) {
    return (
      <Screen>
        <SkeletonList rows={5} />
      </Screen>
    );
  }
  return <Screens />;
}

function Screens() {
  const text = useTexts(texts);
  const [failure, reset] = useErrorBoundary();
  if (failure) {
    return (
      <Screen>
        <ErrorState title={text.pageFailed} onRetry={reset} />
      </Screen>
    );
  }
  return (
    <Router>
      <Route path="/" component={FindScreen} />
      <Route path="/stations/:id" component={StationScreen} />
      <Route path="/confirm" component={ConfirmScreen} />
      <Route path="/payment/:page" component={PaymentScreen} />
      <Route default component={UnknownPage} />
    </Router>
  );
}

function UnknownPage() {
  const text = useTexts(texts);
  return (
    <Screen>
      <EmptyState title={text.pageGone} />
    </Screen>
  );
}
