import { Button, defineTexts, formatDateTime, useLocale, useTexts } from '@invoicebox/mini-app-ui';

const texts = defineTexts({
  ru: { keptFrom: (time: string) => `Нет связи. Данные на ${time}.`, retry: 'Повторить' },
  en: { keptFrom: (time) => `No connection. Data of ${time}.`, retry: 'Try again' },
});

export interface StaleNoticeProps {
  /** When the data were loaded, epoch milliseconds. */
  at: number;
  /** Text for that time, instead of the default. */
  message?: ((time: string) => string) | undefined;
  retrying: boolean;
  onRetry: () => void;
}

/** Says that the server cannot be reached and the data are cached. */
export function StaleNotice({ at, message, retrying, onRetry }: StaleNoticeProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = formatDateTime(at, { locale, timeZone, style: 'dayTime' });
  return (
    <div class="kit-stale" role="status">
      <p>{message ? message(time) : text.keptFrom(time)}</p>
      <Button size="medium" loading={retrying} onPress={onRetry}>
        {text.retry}
      </Button>
    </div>
  );
}
