import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from './icon.js';
import { Spinner } from './loader.js';

export interface ButtonProps {
  children: ComponentChildren;
  /** At most one primary button per screen (docs/screens.md, The look). Default: `secondary`. */
  variant?: 'primary' | 'secondary' | 'ghost' | undefined;
  /** `large` is 56 px high, `medium` 44 px. Default: `large`. */
  size?: 'large' | 'medium' | undefined;
  /** As wide as its container. */
  wide?: boolean | undefined;
  icon?: IconName | undefined;
  /** Shows a spinner instead of the label and ignores presses; keeps the width, the accessible name and the focus. */
  loading?: boolean | undefined;
  disabled?: boolean | undefined;
  /** `submit` submits the form around the button. */
  type?: 'button' | 'submit' | undefined;
  /** Accessible name, if the visible label is ambiguous; it must contain the visible label. */
  label?: string | undefined;
  onPress?: (() => void) | undefined;
}

/** A text button. */
export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', size = 'large', wide, icon, loading = false, type = 'button' } = props;

  function press(event: Event) {
    if (loading) event.preventDefault();
    else props.onPress?.();
  }

  return (
    <button
      type={type}
      class={classNames(
        'ib-button',
        `ib-button--${variant}`,
        size === 'large' && 'ib-button--large',
        wide && 'ib-button--wide',
        loading && 'ib-button--loading',
      )}
      disabled={props.disabled}
      aria-label={props.label ?? (loading && typeof children === 'string' ? children : undefined)}
      aria-busy={loading}
      aria-disabled={loading ? 'true' : undefined}
      onClick={press}
    >
      <span class="ib-button__face">
        {icon && <Icon name={icon} size={20} />}
        {children}
      </span>
      {loading && (
        <span class="ib-button__loader">
          <Spinner small />
        </span>
      )}
    </button>
  );
}

/** A secondary button beside the primary one, which takes the remaining width. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="ib-button-row">{children}</div>;
}
