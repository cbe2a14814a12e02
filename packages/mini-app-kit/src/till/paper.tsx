import type { ComponentChildren } from 'preact';

/** Paper of 58 mm: on the screen as it comes out of the printer, black on white in every theme. */
export function Paper({ children }: { children: ComponentChildren }) {
  return <div class="till-paper">{children}</div>;
}

/** A name and its value on a line, on two where they are long. */
export function PaperRow({ name, value, strong }: { name: string; value: string; strong?: boolean }) {
  return (
    <div class={strong ? 'till-paper__row till-paper__row--strong' : 'till-paper__row'}>
      <span>{name}</span>
      <span class="till-paper__value">{value}</span>
    </div>
  );
}

/** A dashed line across the paper. */
export function PaperRule() {
  return <div class="till-paper__rule" />;
}
