import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Icon } from './icon.js';

export interface StepperProps {
  label: string;
  /** A line below the label: a unit price, an age. */
  description?: ComponentChildren;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A small number that is changed in steps of one: guests, cups of coffee. */
export function Stepper({ label, description, value, min, max, onChange }: StepperProps) {
  const { oneLess, oneMore } = useTexts(kitTexts);
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row with its legend in it
    <div class="ib-stepper" role="group" aria-labelledby={labelId}>
      <span class="ib-stepper__main">
        <span id={labelId}>{label}</span>
        {description && <span class="ib-stepper__description">{description}</span>}
      </span>
      <button
        type="button"
        class="ib-stepper__button"
        aria-label={oneLess(label)}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      >
        <Icon name="minus" size={20} />
      </button>
      <output class="ib-stepper__value">{value}</output>
      <button
        type="button"
        class="ib-stepper__button"
        aria-label={oneMore(label)}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Icon name="plus" size={20} />
      </button>
    </div>
  );
}
