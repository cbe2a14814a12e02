import { useRef } from 'preact/hooks';

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: string;
}

export interface SegmentedPickerProps<Value extends string> {
  /** Accessible name: «Вид». */
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}

/** How far each key moves the selection; Home and End move it to the ends. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * A choice between a few options side by side: «Список / Карта». A radio group: one Tab stop, arrow keys move the
 * selection, Home and End select the first and the last.
 */
export function SegmentedPicker<Value extends string>(props: SegmentedPickerProps<Value>) {
  const { label, options, value, onChange } = props;
  const group = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex((option) => option.value === value);

  function choose(index: number) {
    const option = options[index];
    if (!option) return;
    onChange(option.value);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[index]?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = targetIndex(event.key, chosen, options.length);
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  }

  return (
    <div ref={group} class="ib-segmented" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: native radios fire no change when the parent keeps the old value
        <button
          key={option.value}
          type="button"
          role="radio"
          class="ib-segmented__option"
          aria-checked={option.value === value}
          tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
          onClick={() => choose(index)}
        >
          <span class="ib-segmented__face">{option.label}</span>
        </button>
      ))}
    </div>
  );
}

function targetIndex(key: string, current: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  return step === undefined ? undefined : (current + step + count) % count;
}
