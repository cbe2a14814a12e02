import type { ComponentChildren } from 'preact';

/** `onPress` makes a button, `href` a link, neither a plain block. */
export interface PressProps {
  onPress?: (() => void) | undefined;
  /** Opens in the frame; for another origin ask the host to open the link instead. */
  href?: string | undefined;
  disabled?: boolean | undefined;
}

interface PressableProps extends PressProps {
  class: string;
  label?: string | undefined;
  /** Makes a toggle button and says whether it is on. */
  pressed?: boolean | undefined;
  children: ComponentChildren;
}

/** A native button, a native link, or a plain block, depending on the props. */
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
