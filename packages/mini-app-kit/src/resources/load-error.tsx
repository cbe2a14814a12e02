import { defineTexts, ErrorState, useTexts } from '@invoicebox/mini-app-ui';
import type { MerchantError } from '../client/index.js';

const texts = defineTexts({
  ru: { serverFailed: 'Сервер сейчас занят. Подождите минуту и попробуйте ещё раз.' },
  en: { serverFailed: 'The server is busy now. Wait a minute and try again.' },
});

export interface LoadErrorProps {
  error: MerchantError;
  title?: string | undefined;
  retrying?: boolean | undefined;
  onRetry: () => void;
}

/** Says that something could not be loaded, and whose fault it is: only a lost connection is one to check. */
export function LoadError({ error, title, retrying, onRetry }: LoadErrorProps) {
  const text = useTexts(texts);
  const isOffline = error.code === 'offline';
  return <ErrorState {...{ title, retrying, onRetry }} text={isOffline ? undefined : text.serverFailed} />;
}
