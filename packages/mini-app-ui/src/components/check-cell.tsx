import { Icon } from './icon.js';

export interface CheckCellProps {
  label: string;
  description?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  name?: string | undefined;
}

/** A row with a check mark: a native checkbox over the whole row. */
export function CheckCell({ label, description, checked, onChange, disabled, name }: CheckCellProps) {
  return (
    <label class="ib-check-cell">
      <input
        class="ib-check-cell__input"
        type="checkbox"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="ib-check-cell__label">
        {label}
        {description && <span class="ib-check-cell__description">{description}</span>}
      </span>
      <Icon name="check" class="ib-check-cell__mark" />
    </label>
  );
}
