/** @jsxImportSource react */
import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession, MiniAppProvider, useAutoHeight, useMiniApp } from '@invoicebox/mini-app-sdk/react';
import { StrictMode, useRef } from 'react';
import { createRoot } from 'react-dom/client';

const session = createMiniAppSession(createMiniApp());

function Page() {
  const content = useRef<HTMLElement>(null);
  useAutoHeight(content);
  const { state, error, buyer, paymentResult, retry, miniApp } = useMiniApp();

  return (
    <main ref={content}>
      <h1>Coffee at the gate</h1>
      {state === 'connecting' && <p>One moment …</p>}
      {state === 'failed' && (
        <p>
          {error?.message}{' '}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {state === 'connected' && (
        <>
          <p>{paymentResult ? `Payment: ${paymentResult}` : `For ${buyer?.name || 'you'}`}</p>
          <button type="button" onClick={() => miniApp.link('https://example.com/menu')}>
            The menu
          </button>
        </>
      )}
    </main>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MiniAppProvider session={session}>
      <Page />
    </MiniAppProvider>
  </StrictMode>,
);
