import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { defineTexts, ErrorState, SkeletonList, useTexts } from '@invoicebox/mini-app-ui';
import { AppScreen } from '../components/app-screen.js';

const texts = defineTexts({
  ru: {
    title: 'Бизнес-залы',
    silentTitle: 'Приложение не отвечает',
    silentText: 'Не удалось получить данные заказа от Инвойсбокса. Проверьте соединение и попробуйте ещё раз.',
  },
  en: {
    title: 'Business lounges',
    silentTitle: 'The app does not answer',
    silentText: 'Invoicebox did not pass on the order’s data. Check the connection and try again.',
  },
});

/** Shown until the host has answered. */
export function WaitingScreen() {
  const { title } = useTexts(texts);
  return (
    <AppScreen title={title}>
      <SkeletonList />
    </AppScreen>
  );
}

/** Shown if the host did not answer in time, or not correctly. */
export function HostSilentScreen() {
  const { title, silentTitle, silentText } = useTexts(texts);
  const session = useMiniApp();
  return (
    <AppScreen title={title}>
      <ErrorState title={silentTitle} text={silentText} onRetry={() => session.retry()} />
    </AppScreen>
  );
}
