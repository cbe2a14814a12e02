import type { TargetedClipboardEvent, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import { editPhone, formatPhone, parsePhone } from '../format/phone.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { type CommonFieldProps, controlAttributes, Field } from './field.js';

export interface PhoneFieldProps extends Omit<CommonFieldProps, 'label'> {
  /** Default: «Телефон». */
  label?: string | undefined;
  /** `+7` and the digits typed so far, or an empty string; see `isCompletePhone`. */
  value: string;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
}

/**
 * A Russian phone number, shown as `+7 XXX XXX XX XX`. Typing 8, 7 or + starts with +7; a number can be pasted in any
 * notation and replaces the old one; the caret stays where the user was typing.
 */
export function PhoneField({ value, onInput, onBlur, ...field }: PhoneFieldProps) {
  const id = useId();
  const texts = useTexts(kitTexts);
  const props = { ...field, label: field.label ?? texts.phone };

  function edit(event: TargetedInputEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const change = { raw: input.value, caret: input.selectionStart ?? input.value.length, inputType: event.inputType };
    const next = editPhone(value, change);
    input.value = next.display;
    input.setSelectionRange(next.caret, next.caret);
    if (next.value !== value) onInput(next.value);
  }

  function paste(event: TargetedClipboardEvent<HTMLInputElement>) {
    const phone = parsePhone(event.clipboardData?.getData('text') ?? '');
    // Not a whole number: let the browser paste it; `edit` handles the result.
    if (phone === undefined) return;
    event.preventDefault();
    onInput(phone);
  }

  return (
    <Field {...props} id={id} filled={value !== ''}>
      <input
        {...controlAttributes(id, props)}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        placeholder="+7"
        value={formatPhone(value)}
        onInput={edit}
        onPaste={paste}
        onBlur={onBlur}
      />
    </Field>
  );
}
