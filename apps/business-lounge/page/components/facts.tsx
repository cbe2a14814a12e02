import type { ComponentChildren } from 'preact';

export interface Fact {
  label: string;
  value: ComponentChildren;
}

/** A list of labels and values. */
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
