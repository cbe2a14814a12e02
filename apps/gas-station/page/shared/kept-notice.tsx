import { Button, formatDateTime, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { texts } from '../texts.js';

export interface KeptNoticeProps {
  /** When what is shown was read, epoch milliseconds. */
  at: number;
  /** What it says of that time; that the data are older unless told. */
  say?: ((time: string) => string) | undefined;
  retrying: boolean;
  onRetry: () => void;
}

/** The server cannot be reached: what is shown is older. */
export function KeptNotice({ at, say, retrying, onRetry }: KeptNoticeProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = formatDateTime(at, { locale, timeZone, style: 'dayTime' });
  return (
    <div class="gs-kept" role="status">
      <p>{say ? say(time) : text.keptFrom(time)}</p>
      <Button size="medium" loading={retrying} onPress={onRetry}>
        {text.retry}
      </Button>
    </div>
  );
}
