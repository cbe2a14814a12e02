import { defineTexts, useTexts } from '@invoicebox/mini-app-ui';
import { useId } from 'preact/hooks';

const texts = defineTexts({
  ru: { less: (label: string) => `${label}: убрать`, more: (label: string) => `${label}: добавить` },
  en: { less: (label) => `${label}: one less`, more: (label) => `${label}: one more` },
});

export interface StepperProps {
  label: string;
  /** A line below the label. */
  description: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A small number that is changed one by one. */
export function Stepper({ label, description, value, min, max, onChange }: StepperProps) {
  const { less, more } = useTexts(texts);
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row with its legend in it
    <div class="bl-stepper" role="group" aria-labelledby={labelId}>
      <span class="bl-stepper__main">
        <span id={labelId}>{label}</span>
        <span class="bl-stepper__description">{description}</span>
      </span>
      <button
        type="button"
        class="bl-stepper__button"
        aria-label={less(label)}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output class="bl-stepper__value">{value}</output>
      <button
        type="button"
        class="bl-stepper__button"
        aria-label={more(label)}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  );
}
