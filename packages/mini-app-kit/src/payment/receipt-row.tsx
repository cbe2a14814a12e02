import type { ComponentChildren } from 'preact';

export interface ReceiptRowProps {
  name: string;
  strong?: boolean;
  children: ComponentChildren;
}

/** A row of a receipt. */
export function ReceiptRow({ name, strong, children }: ReceiptRowProps) {
  return (
    <div class={strong ? 'kit-receipt__row kit-receipt__row--strong' : 'kit-receipt__row'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
