import type { ComponentChildren } from 'preact';

export interface SampleProps {
  /** The component's name. */
  name: string;
  /** On the grey background. */
  canvas?: boolean;
  children: ComponentChildren;
}

/** A component with its name above. */
export function Sample({ name, canvas = false, children }: SampleProps) {
  return (
    <section class="gallery__sample">
      <p class="gallery__name">{name}</p>
      {canvas ? <div class="gallery__canvas">{children}</div> : children}
    </section>
  );
}
