import { useId } from 'preact/hooks';
import { classNames } from '../class-names.js';

export interface CodeInputProps {
  label: string;
  /** The digits typed so far. */
  value: string;
  onInput: (value: string) => void;
  /** Called when all digits are entered. */
  onComplete?: ((code: string) => void) | undefined;
  /** Number of digits. Default: 6. */
  length?: number | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
}

/** A one-time code: drawn as boxes, but a single input, so that pasting and autofill work. */
export function CodeInput({ label, value, onInput, onComplete, length = 6, error, disabled }: CodeInputProps) {
  const id = useId();

  function edit(input: HTMLInputElement) {
    const code = input.value.replace(/\D/g, '').slice(0, length);
    input.value = code;
    if (code === value) return;
    onInput(code);
    if (code.length === length) onComplete?.(code);
  }

  return (
    <div class={classNames('ib-code', Boolean(error) && 'ib-code--error')}>
      <label class="ib-code__label" for={id}>
        {label}
      </label>
      <div class="ib-code__boxes">
        {Array.from({ length }, (_, index) => (
          <span
            key={index}
            class={classNames('ib-code__box', index === Math.min(value.length, length - 1) && 'ib-code__box--current')}
            aria-hidden="true"
          >
            {value.charAt(index)}
          </span>
        ))}
        <input
          id={id}
          class="ib-code__input"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={value}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onInput={(event) => edit(event.currentTarget)}
        />
      </div>
      {error && (
        <p id={`${id}-error`} class="ib-field__message ib-field__message--error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
