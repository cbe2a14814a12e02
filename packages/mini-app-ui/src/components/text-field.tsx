import type { HTMLInputTypeAttribute, InputHTMLAttributes } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { type CommonFieldProps, controlAttributes, Field } from './field.js';
import type { IconName } from './icon.js';
import { IconButton } from './icon-button.js';

export interface TextFieldProps extends CommonFieldProps {
  value: string;
  onInput: (value: string) => void;
  /** Called when the field loses focus: the time to validate. */
  onBlur?: (() => void) | undefined;
  type?:
    | Extract<HTMLInputTypeAttribute, 'text' | 'password' | 'email' | 'search' | 'date' | 'time' | 'url'>
    | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search' | undefined;
  autoComplete?: InputHTMLAttributes['autoComplete'];
  maxLength?: number | undefined;
  /** For a date or time field, in its own format. */
  min?: string | undefined;
  max?: string | undefined;
  /** Shown while the field is empty and focused; in a compact field also without focus. */
  placeholder?: string | undefined;
  icon?: IconName | undefined;
  /** For search: 44 px high, the label for screen readers only. */
  compact?: boolean | undefined;
  /** Whether the field has a clear button. Default: true. */
  clearable?: boolean | undefined;
}

/** A single-line text field with a floating label, a clear button, and a hint or error below. */
export function TextField(props: TextFieldProps) {
  const { value, onInput, type = 'text', compact, clearable = true } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const texts = useTexts(kitTexts);
  const isPicker = type === 'date' || type === 'time';

  function clear() {
    onInput('');
    input.current?.focus();
  }

  return (
    <Field
      {...props}
      id={id}
      // Browsers show date segments even in an empty date field.
      filled={value !== '' || isPicker}
      trailing={
        clearable && !isPicker && value !== '' && !props.disabled ? (
          <IconButton icon="close" iconSize={20} label={texts.clear(props.label)} onPress={clear} />
        ) : undefined
      }
    >
      <input
        {...controlAttributes(id, props)}
        ref={input}
        // Preact's types tie `type` to the allowed roles and cannot take a union; no role is set here.
        type={type as 'text'}
        value={value}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        placeholder={props.placeholder ?? (compact ? props.label : undefined)}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
      />
    </Field>
  );
}
