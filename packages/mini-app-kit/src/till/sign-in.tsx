import { Button, Card, Stack, TextField, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { MerchantError } from '../client/index.js';
import { tillApi } from './api.js';
import { errorText, texts } from './texts.js';
import { useTill } from './till-context.js';

/** Name and PIN; after it the screen of the address is shown. */
export function SignIn({ expired }: { expired: boolean }) {
  const text = useTexts(texts);
  const locale = useLocale();
  const till = useTill();
  const [operator, setOperator] = useState('');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<MerchantError | null>(null);

  async function submit(event: Event) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    const answer = await till.attempt(() => tillApi.signIn(operator.trim(), secret));
    setBusy(false);
    if ('result' in answer) till.signedIn.value = { is: 'operator', session: answer.result };
    else {
      setError(answer.error);
      setSecret('');
    }
  }

  return (
    <main class="till-sign-in">
      <Card>
        <form onSubmit={submit}>
          <Stack>
            <h1 class="till-heading">{text.signIn}</h1>
            {expired && <p role="status">{text.sessionOver}</p>}
            <TextField
              label={text.operator}
              name="operator"
              autoComplete="username"
              maxLength={64}
              required
              value={operator}
              onInput={setOperator}
            />
            <TextField
              label={text.secret}
              name="secret"
              type="password"
              autoComplete="current-password"
              maxLength={200}
              required
              value={secret}
              error={error ? errorText(error, locale) : undefined}
              onInput={setSecret}
            />
            <Button variant="primary" wide type="submit" loading={busy}>
              {text.enter}
            </Button>
          </Stack>
        </form>
      </Card>
    </main>
  );
}
