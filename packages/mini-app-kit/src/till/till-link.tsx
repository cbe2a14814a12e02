import type { ComponentChildren } from 'preact';
import { addressOf, type TillPlace } from './router.js';
import { useTill } from './till-context.js';

export interface TillLinkProps {
  to: TillPlace;
  class?: string;
  /** The screen that is shown now. */
  current?: boolean;
  children: ComponentChildren;
}

/** A link to a screen of the till; in a new tab it is one, too. */
export function TillLink({ to, class: className, current, children }: TillLinkProps) {
  const { router } = useTill();
  function follow(event: MouseEvent) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.go(to);
  }
  return (
    <a class={className} href={addressOf(to)} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
