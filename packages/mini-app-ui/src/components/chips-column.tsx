import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';

/** A completed step, labelled by its choice. */
export interface DoneStep {
  id: string;
  /** What was chosen: «ООО «Ромашка»». Truncated to one line. */
  label: string;
  /** Goes back to the step, if possible. */
  onPress?: (() => void) | undefined;
}

/** The completed steps, numbered, above the current one. */
export function ChipsColumn({ steps }: { steps: readonly DoneStep[] }) {
  const texts = useTexts(kitTexts);
  return (
    <ol class="ib-chips-column" aria-label={texts.stepsDone}>
      {steps.map(({ id, label, onPress }, index) => (
        <li key={id} class="ib-chips-column__step">
          <span class="ib-chips-column__face ib-chips-column__face--number" aria-hidden="true">
            {index + 1}
          </span>
          {onPress ? (
            <button type="button" class="ib-chips-column__label" onClick={onPress}>
              <span class="ib-chips-column__face">{label}</span>
            </button>
          ) : (
            <span class="ib-chips-column__face">{label}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
