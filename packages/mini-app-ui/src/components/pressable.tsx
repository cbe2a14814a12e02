import type { ComponentChildren } from 'preact';

/** How a cell or a button reacts: `onPress` makes a button, `href` a link, neither a plain block. */
export interface PressProps {
  onPress?: (() => void) | undefined;
  /** Opens in the frame; an address of another origin is best given to the host instead. */
  href?: string | undefined;
  disabled?: boolean | undefined;
}

interface PressableProps extends PressProps {
  class: string;
  label?: string | undefined;
  /** Whether a button that keeps its state is on; absent for one that does not. */
  pressed?: boolean | undefined;
  children: ComponentChildren;
}

/** The element that fits: a native button, a native link, or a block that does nothing. */
export function Pressable({ onPress, href, disabled, class: className, label, pressed, children }: PressableProps) {
  if (href !== undefined && !disabled) {
    return (
      <a class={className} href={href} aria-label={label} onClick={onPress}>
        {children}
      </a>
    );
  }
  if (onPress) {
    return (
      <button
        type="button"
        class={className}
        disabled={disabled}
        aria-label={label}
        aria-pressed={pressed}
        onClick={onPress}
      >
        {children}
      </button>
    );
  }
  return <div class={className}>{children}</div>;
}
