import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from '../class-names.js';

export interface StackProps {
  /** 8, 16 or 24 px between the children. Default: `m`. */
  gap?: 's' | 'm' | 'l' | undefined;
  children: ComponentChildren;
}

/** Stacks its children vertically. */
export function Stack({ gap = 'm', children }: StackProps) {
  return <div class={classNames('ib-stack', gap !== 'm' && `ib-stack--${gap}`)}>{children}</div>;
}

export interface SectionProps {
  title: string;
  children: ComponentChildren;
}

/** A section of a screen with a heading: «Выберите тип топлива». */
export function Section({ title, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} class="ib-section__title">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A white card on the grey background. */
export function Card({ children }: { children: ComponentChildren }) {
  return <div class="ib-card">{children}</div>;
}
