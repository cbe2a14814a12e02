import type { OrderFlow } from '@invoicebox/mini-app-kit';
import { MiniAppProvider, type MiniAppSession, useAutoHeight, useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { LocaleProvider } from '@invoicebox/mini-app-ui';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LocationProvider } from 'preact-iso';
import type { BookingSummary, Voucher } from '../shared/booking.js';
import { addressOf } from './addresses.js';
import { AppContext } from './app-context.js';
import type { BookingStore } from './booking-form.js';
import { useNavigation } from './navigation.js';
import { ConfirmScreen } from './screens/confirm-screen.js';
import { FindScreen } from './screens/find-screen.js';
import { FlightsScreen } from './screens/flights-screen.js';
import { HostSilentScreen, WaitingScreen } from './screens/host-screens.js';
import { LoungeScreen } from './screens/lounge-screen.js';
import { PaymentScreen } from './screens/payment-screen.js';

interface AppProps {
  session: MiniAppSession;
  flow: OrderFlow<BookingSummary, Voucher>;
  booking: BookingStore;
}

/** The app: providers, and the screen of the current route. */
export function App({ session, flow, booking }: AppProps) {
  return (
    <MiniAppProvider session={session}>
      <AppContext.Provider value={{ flow, booking }}>
        {/* Without a host, the browser's language. */}
        <LocaleProvider locale={session.locale.value ?? navigator.language}>
          <LocationProvider>
            <Screens />
          </LocationProvider>
        </LocaleProvider>
      </AppContext.Provider>
    </MiniAppProvider>
  );
}

/** Whether the focused element has disappeared. */
function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.getClientRects().length === 0;
}

function Screens() {
  const root = useRef<HTMLDivElement>(null);
  useAutoHeight(root);
  const { route } = useNavigation();
  const address = addressOf(route);
  const firstAddress = useRef(address);

  // Otherwise keyboard and screen reader would restart at the top of the host's page.
  useLayoutEffect(() => {
    if (address !== firstAddress.current && isFocusLost()) root.current?.focus({ preventScroll: true });
  }, [address]);

  return (
    <div class="bl-app" ref={root} tabIndex={-1}>
      <CurrentScreen />
    </div>
  );
}

function CurrentScreen() {
  const { state, error, mode } = useMiniApp();
  const { route } = useNavigation();
  // After the payment this page opens in a window of its own, without a host.
  if (route.screen === 'payment') return <PaymentScreen route={route} />;
  if (state.value === 'connecting') return <WaitingScreen />;
  if (state.value === 'failed' && error.value?.code !== 'NOT_EMBEDDED') return <HostSilentScreen />;
  switch (route.screen) {
    case 'lounge':
      return <LoungeScreen route={route} />;
    case 'confirm':
      return <ConfirmScreen />;
    case 'find':
      return mode.value === 'suborder' ? <FlightsScreen /> : <FindScreen route={route} />;
  }
}
