import { AlertModal, BottomSheet, Button, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import type { MerchantError } from '../client/index.js';
import { ReasonField } from './reason-field.js';
import { errorText, texts } from './texts.js';

interface ReasonSheetProps {
  title: string;
  /** Fields above the reason. */
  children?: ComponentChildren;
  reason: string;
  onReason: (reason: string) => void;
  /** Wrong values are marked: the form was submitted once. */
  marked: boolean;
  /** A problem of the form as a whole. */
  problem?: string | undefined;
  error: MerchantError | null;
  busy: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** The question before money is moved. */
  confirm: {
    open: boolean;
    title: string;
    text: string | undefined;
    action: string;
    onConfirm: () => void;
    onDecline: () => void;
  };
}

/** Asks for a reason, then once more for a confirmation. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { title, children, reason, onReason, marked, problem, error, busy, onSubmit, onClose, confirm } = props;
  const text = useTexts(texts);
  const locale = useLocale();

  function submit(event: Event) {
    event.preventDefault();
    onSubmit();
  }

  return (
    <>
      <BottomSheet modal open title={title} onClose={onClose}>
        <form noValidate onSubmit={submit}>
          <Stack>
            {children}
            <ReasonField value={reason} marked={marked} onInput={onReason} />
            {problem && <p role="alert">{problem}</p>}
            {error && <p role="alert">{errorText(error, locale)}</p>}
            <Button variant="primary" wide type="submit" loading={busy}>
              {text.next}
            </Button>
          </Stack>
        </form>
      </BottomSheet>
      <AlertModal
        open={confirm.open}
        title={confirm.title}
        text={confirm.text}
        onClose={confirm.onDecline}
        actions={[
          { label: text.no, onPress: confirm.onDecline },
          { label: confirm.action, danger: true, onPress: confirm.onConfirm },
        ]}
      />
    </>
  );
}
