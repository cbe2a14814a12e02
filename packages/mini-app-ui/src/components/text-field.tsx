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
  /** The field is left: the time to check what was typed. */
  onBlur?: (() => void) | undefined;
  type?:
    | Extract<HTMLInputTypeAttribute, 'text' | 'password' | 'email' | 'search' | 'date' | 'time' | 'url'>
    | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search' | undefined;
  autoComplete?: InputHTMLAttributes['autoComplete'];
  maxLength?: number | undefined;
  /** Of a date or time field, in its own notation. */
  min?: string | undefined;
  max?: string | undefined;
  /** Shown while the field is focused and empty; in a compact field whenever it is empty. */
  placeholder?: string | undefined;
  icon?: IconName | undefined;
  /** 44 px high with the label for screen readers only, for search. */
  compact?: boolean | undefined;
  /** The cross that clears the field; there unless told. */
  clearable?: boolean | undefined;
}

/** One line of text, with a floating label, a cross that clears it, and a hint or error below. */
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
      // Browsers show the parts of a date even where none is chosen.
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
        // Preact ties each type to the roles it may have and cannot take a union of types; no role is set here.
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
