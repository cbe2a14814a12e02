import { Button, EmptyState, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { tillApi } from './api.js';
import { errorText, texts } from './texts.js';
import { useTill } from './till-context.js';
import { useAction } from './use-action.js';

/** Nothing can be sold before the shift is open. */
export function OpenShift() {
  const text = useTexts(texts);
  const locale = useLocale();
  const till = useTill();
  const { busy, error, run } = useAction();
  return (
    <Stack>
      <h1 class="till-heading">{text.shift}</h1>
      <EmptyState
        icon="clock"
        title={text.noShift}
        text={error ? errorText(error, locale) : text.noShiftText}
        action={
          <Button
            variant="primary"
            wide
            loading={busy}
            onPress={() => void run(tillApi.openShift, () => void till.refresh())}
          >
            {text.openShift}
          </Button>
        }
      />
    </Stack>
  );
}
