import { BottomSheet, Button, CodeInput, Stack, TextField, useTexts } from '@invoicebox/mini-app-ui';
import { useMemo, useState } from 'preact/hooks';
import { CODE_LENGTH } from '../../shared/index.js';
import { createCodeModel } from './code-model.js';
import type { InvoiceModel } from './invoice-model.js';
import { payTexts } from './texts.js';

/** Guaranteed payment by code: asks for the payer, then for the code. */
export function CodeSheet({ model, payer, onClose }: { model: InvoiceModel; payer: string; onClose: () => void }) {
  const texts = useTexts(payTexts);
  const code = useMemo(() => createCodeModel(model), [model]);
  const [known, setKnown] = useState(payer);
  const [typed, setTyped] = useState('');
  const state = code.state.value;
  const problem = state.kind === 'asking' ? state.problem : undefined;
  const message = state.kind === 'asking' ? state.message : undefined;
  return (
    <BottomSheet modal open title={texts.byCode} onClose={onClose}>
      <Stack>
        <TextField
          label={texts.payerField}
          value={known}
          onInput={setKnown}
          disabled={state.kind === 'sent'}
          {...(problem ? { error: texts[problem] } : { hint: texts.payerHint })}
        />
        {message && (
          <p role="alert" class="code-sheet__message">
            <strong>{message.title}.</strong> {message.message}
          </p>
        )}
        {state.kind === 'asking' && (
          <Button variant="primary" wide loading={code.busy.value} onPress={() => void code.send(known)}>
            {texts.sendCode}
          </Button>
        )}
        {state.kind === 'sent' && (
          <>
            <p class="code-sheet__message">{texts.codeSent(state.code)}</p>
            <CodeInput
              label={texts.code}
              length={CODE_LENGTH}
              value={typed}
              onInput={setTyped}
              onComplete={(complete) => void code.pay(complete)}
              disabled={code.busy.value}
              error={state.wrong ? texts.wrongCode : undefined}
            />
          </>
        )}
      </Stack>
    </BottomSheet>
  );
}
