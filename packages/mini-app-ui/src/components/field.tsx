import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from './icon.js';

/** Props of every field. */
export interface CommonFieldProps {
  label: string;
  /** Help below the field; replaced by the error. */
  hint?: string | undefined;
  /** What is wrong and what to do. */
  error?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
}

interface FieldProps extends CommonFieldProps {
  /** The id of the control, from `useId`. */
  id: string;
  /** Whether the control shows a value, so that the label floats above it. */
  filled: boolean;
  /** For search: 44 px high, the label for screen readers only. */
  compact?: boolean | undefined;
  icon?: IconName | undefined;
  /** After the control, such as the clear button. */
  trailing?: ComponentChildren;
  children: ComponentChildren;
}

/** Attributes that connect a control to the `Field` around it. */
export function controlAttributes(id: string, { hint, error, name, required, disabled }: CommonFieldProps) {
  return {
    id,
    name,
    required,
    disabled,
    class: 'ib-field__control',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': hint || error ? messageId(id) : undefined,
  };
}

/** The box, the floating label and the hint or error around a control. */
export function Field(props: FieldProps) {
  const { id, label, hint, error, filled, compact, icon, trailing, children } = props;
  return (
    <div
      class={classNames(
        'ib-field',
        filled && 'ib-field--filled',
        compact && 'ib-field--compact',
        Boolean(error) && 'ib-field--error',
      )}
    >
      <div class="ib-field__box">
        {icon && (
          <span class="ib-field__icon">
            <Icon name={icon} size={20} />
          </span>
        )}
        <div class="ib-field__body">
          <label class={compact ? 'ib-visually-hidden' : 'ib-field__label'} for={id}>
            {label}
          </label>
          {children}
        </div>
        {trailing && <div class="ib-field__trailing">{trailing}</div>}
      </div>
      {(error || hint) && (
        <p
          id={messageId(id)}
          class={classNames('ib-field__message', Boolean(error) && 'ib-field__message--error')}
          role={error ? 'alert' : undefined}
        >
          {error || hint}
        </p>
      )}
    </div>
  );
}

function messageId(id: string): string {
  return `${id}-message`;
}

/** Two fields side by side, 16 px apart. */
export function FieldRow({ children }: { children: ComponentChildren }) {
  return <div class="ib-field-row">{children}</div>;
}
