import { MerchantError } from '@invoicebox/mini-app-kit';
import { useTexts } from '@invoicebox/mini-app-ui';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { forecourtTexts } from './texts.js';

/** Shows a message at the bottom of the page. */
export const NoticeContext = createContext<(text: string) => void>(() => undefined);

/** Runs a call of the forecourt's API; shows a message if it fails. */
export function useCommand(): (call: () => Promise<unknown>) => void {
  const notify = useContext(NoticeContext);
  const text = useTexts(forecourtTexts);
  return (call) => {
    call().catch((error: unknown) => {
      notify(error instanceof MerchantError && error.code === 'offline' ? text.offline : text.failed);
    });
  };
}
