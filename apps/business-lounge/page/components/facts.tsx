import type { ComponentChildren } from 'preact';

/** One thing to know. */
export interface Fact {
  label: string;
  value: ComponentChildren;
}

/** What there is to know, each with its name. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="bl-facts">
      {facts.map(({ label, value }) => (
        <div key={label} class="bl-facts__row">
          <dt class="bl-facts__label">{label}</dt>
          <dd class="bl-facts__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
