import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession, MiniAppProvider, useAutoHeight, useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { render } from 'preact';
import { useRef } from 'preact/hooks';

const session = createMiniAppSession(createMiniApp());

function Page() {
  const content = useRef<HTMLElement>(null);
  useAutoHeight(content);
  const { state, error, buyer, paymentResult, retry, miniApp } = useMiniApp();

  return (
    <main ref={content}>
      <h1>Coffee at the gate</h1>
      {state.value === 'connecting' && <p>One moment …</p>}
      {state.value === 'failed' && (
        <p>
          {error.value?.message}{' '}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {state.value === 'connected' && (
        <>
          <p>{paymentResult.value ? `Payment: ${paymentResult.value}` : `For ${buyer.value?.name || 'you'}`}</p>
          <button type="button" onClick={() => miniApp.link('https://example.com/menu')}>
            The menu
          </button>
        </>
      )}
    </main>
  );
}

render(
  <MiniAppProvider session={session}>
    <Page />
  </MiniAppProvider>,
  document.body,
);
