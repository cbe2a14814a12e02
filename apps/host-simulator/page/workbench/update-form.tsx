import type { InitialData } from '@invoicebox/mini-app-sdk/protocol';
import { Button, Stack, TextArea, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { workbenchTexts } from './texts.js';

interface UpdateFormProps {
  /** What the mini-app was opened with. */
  initialData: InitialData;
  /** Returns what is wrong with the data, or null. */
  onSend: (json: string) => string | null;
}

/** A form that sends `updateData` by hand. */
export function UpdateForm({ initialData, onSend }: UpdateFormProps) {
  const texts = useTexts(workbenchTexts);
  const [json, setJson] = useState(() => JSON.stringify(initialData, null, 2));
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <details class="update-form">
      <summary>{texts.update}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setProblem(onSend(json));
        }}
      >
        <Stack>
          <TextArea
            label={texts.updateData}
            hint={texts.updateHint}
            error={problem ?? undefined}
            value={json}
            onInput={setJson}
          />
          <Button type="submit" wide>
            {texts.send}
          </Button>
        </Stack>
      </form>
    </details>
  );
}
