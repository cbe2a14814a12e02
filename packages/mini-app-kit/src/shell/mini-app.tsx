import { MiniAppProvider, useAutoHeight, useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import {
  Button,
  EmptyState,
  ErrorState,
  LocaleProvider,
  SkeletonList,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useLayoutEffect, useRef } from 'preact/hooks';
import { AppScreen } from '../app/app-screen.js';
import { MiniAppDepsContext, useRoute } from '../app/mini-app-deps.js';
import { appTexts } from '../app/texts.js';
import { addressOf } from '../router/address.js';
import { matchPath } from '../router/match-path.js';
import type { MiniAppModel } from './mini-app-model.js';
import { useShopAddress } from './use-shop-address.js';

/** After the payment the page opens at these in a window of its own, without a host. */
const isPaymentPath = (path: string) => path.startsWith('/payment/');

/** A mini-app: providers, host states and the screen of the address. */
export function MiniApp({ model }: { model: MiniAppModel }) {
  return (
    <MiniAppProvider session={model.session}>
      <MiniAppDepsContext.Provider value={model.deps}>
        <Language>
          <Frame>
            <HostGate model={model} />
          </Frame>
        </Language>
      </MiniAppDepsContext.Provider>
    </MiniAppProvider>
  );
}

/** The host's language or, without a host, the browser's. */
function Language({ children }: { children: ComponentChildren }) {
  const { locale } = useMiniApp();
  return <LocaleProvider locale={locale.value ?? navigator.language}>{children}</LocaleProvider>;
}

/** Whether the focused element has disappeared. */
function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.getClientRects().length === 0;
}

/** The root element, whose height the host follows. */
function Frame({ children }: { children: ComponentChildren }) {
  const root = useRef<HTMLDivElement>(null);
  useAutoHeight(root);
  const { path } = useRoute();
  const shown = useRef(path);
  // Otherwise keyboard and screen reader would begin again at the top of the host's page.
  useLayoutEffect(() => {
    if (path === shown.current) return;
    shown.current = path;
    if (isFocusLost()) root.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div ref={root} class="kit-app" tabIndex={-1}>
      {children}
    </div>
  );
}

/** The screens once the host has answered; until then a skeleton or an error. */
function HostGate({ model }: { model: MiniAppModel }) {
  const { state, error, retry } = useMiniApp();
  const { path } = useRoute();
  const text = useTexts(appTexts);
  const title = model.pages.title[useLocale()];
  const isLookingUpShop = useShopAddress(model.pages.addressOfShop);
  if (!isPaymentPath(path)) {
    if (state.value === 'failed' && error.value?.code !== 'NOT_EMBEDDED') {
      return (
        <AppScreen title={title}>
          <ErrorState title={text.hostSilent} text={text.hostSilentText} onRetry={retry} />
        </AppScreen>
      );
    }
    if (state.value === 'connecting' || isLookingUpShop) {
      return (
        <AppScreen title={title}>
          <SkeletonList rows={5} />
        </AppScreen>
      );
    }
  }
  // Keyed: another screen begins without the failure of this one.
  return <CurrentScreen key={path} model={model} title={title} />;
}

function CurrentScreen({ model, title }: { model: MiniAppModel; title: string }) {
  const { path, go } = useRoute();
  const text = useTexts(appTexts);
  const [failure, reset] = useErrorBoundary(console.error);
  if (failure) {
    return (
      <AppScreen title={title}>
        <ErrorState title={text.pageFailed} onRetry={reset} />
      </AppScreen>
    );
  }
  for (const [pattern, Screen] of model.screens) {
    const params = matchPath(pattern, path);
    if (params) return <Screen params={params} />;
  }
  return (
    <AppScreen title={title}>
      <EmptyState
        title={text.pageGone}
        action={
          <Button wide onPress={() => go(addressOf('/'))}>
            {text.toStart}
          </Button>
        }
      />
    </AppScreen>
  );
}
