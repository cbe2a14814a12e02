import type { ComponentChildren } from 'preact';

export interface Fact {
  label: string;
  value: ComponentChildren;
}

/** A list of labels and values. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="kit-facts">
      {facts.map(({ label, value }) => (
        <div key={label} class="kit-facts__row">
          <dt class="kit-facts__label">{label}</dt>
          <dd class="kit-facts__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
