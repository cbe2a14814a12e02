import type { OrderFlow } from '@invoicebox/merchant-server/preact';
import { MiniAppProvider, type MiniAppSession, useAutoHeight, useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { LocaleProvider } from '@invoicebox/mini-app-ui';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LocationProvider } from 'preact-iso';
import type { BookingSummary, Voucher } from '../contract/booking.js';
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

/** The whole page: what every screen needs around it, and the screen of the current address. */
export function App({ session, flow, booking }: AppProps) {
  return (
    <MiniAppProvider session={session}>
      <AppContext.Provider value={{ flow, booking }}>
        {/* Without a host the browser's language is the best guess. */}
        <LocaleProvider locale={session.locale.value ?? navigator.language}>
          <LocationProvider>
            <Screens />
          </LocationProvider>
        </LocaleProvider>
      </AppContext.Provider>
    </MiniAppProvider>
  );
}

/** True where the focus was on something that is no longer to be seen. */
function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.getClientRects().length === 0;
}

function Screens() {
  const root = useRef<HTMLDivElement>(null);
  useAutoHeight(root);
  const { place } = useNavigation();
  const address = addressOf(place);
  const firstAddress = useRef(address);

  // Otherwise keyboard and screen reader would begin again at the top of the host's page.
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
  const { place } = useNavigation();
  // The buyer comes back from the payment page to a page of its own, with no host around it.
  if (place.screen === 'payment') return <PaymentScreen place={place} />;
  if (state.value === 'connecting') return <WaitingScreen />;
  if (state.value === 'failed' && error.value?.code !== 'NOT_EMBEDDED') return <HostSilentScreen />;
  switch (place.screen) {
    case 'lounge':
      return <LoungeScreen place={place} />;
    case 'confirm':
      return <ConfirmScreen />;
    case 'find':
      return mode.value === 'suborder' ? <FlightsScreen /> : <FindScreen place={place} />;
  }
}
