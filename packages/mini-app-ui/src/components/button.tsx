import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from './icon.js';
import { Spinner } from './loader.js';

export interface ButtonProps {
  children: ComponentChildren;
  /** One primary a screen (docs/screens.md, The look). `secondary` unless told. */
  variant?: 'primary' | 'secondary' | 'ghost' | undefined;
  /** `large` is 56 px high, `medium` 44 px. `large` unless told. */
  size?: 'large' | 'medium' | undefined;
  /** As wide as what holds it. */
  wide?: boolean | undefined;
  icon?: IconName | undefined;
  /** Shows a ring instead of the label and ignores presses; the button keeps its width, its name and the focus. */
  loading?: boolean | undefined;
  disabled?: boolean | undefined;
  /** `submit` sends the form around the button. */
  type?: 'button' | 'submit' | undefined;
  /** The name for screen readers, where the visible label alone does not tell which; it must contain that label. */
  label?: string | undefined;
  onPress?: (() => void) | undefined;
}

/** A button with a text. */
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

/** Buttons side by side: a secondary one and the primary one that takes the rest of the width. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="ib-button-row">{children}</div>;
}
