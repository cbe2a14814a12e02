import { TextField, useTexts } from '@invoicebox/mini-app-ui';
import { texts } from './texts.js';

const MIN_REASON = 3;

/** Whether a text tells anything. */
export function isReason(text: string): boolean {
  return text.trim().length >= MIN_REASON;
}

export interface ReasonFieldProps {
  value: string;
  /** Whether a reason that is missing is to be marked. */
  marked: boolean;
  onInput: (value: string) => void;
}

/** Why money goes back, in the cashier's words. */
export function ReasonField({ value, marked, onInput }: ReasonFieldProps) {
  const text = useTexts(texts);
  return (
    <TextField
      label={text.reason}
      name="reason"
      autoComplete="off"
      maxLength={200}
      required
      value={value}
      error={marked && !isReason(value) ? text.reasonShort : undefined}
      onInput={onInput}
    />
  );
}
