import { defineTexts, EmptyState, ErrorState, useTexts } from '@invoicebox/mini-app-ui';
import type { MerchantError } from '../client/index.js';

const texts = defineTexts({
  ru: { serverFailed: 'Сервер сейчас занят. Подождите минуту и попробуйте ещё раз.', gone: 'Этого здесь больше нет' },
  en: { serverFailed: 'The server is busy now. Wait a minute and try again.', gone: 'This is no longer here' },
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
  if (error.code === 'not_found') return <EmptyState title={title ?? text.gone} />;
  const isOffline = error.code === 'offline';
  return <ErrorState {...{ title, retrying, onRetry }} text={isOffline ? undefined : text.serverFailed} />;
}
