import { useId } from 'preact/hooks';
import { type CommonFieldProps, controlAttributes, Field } from './field.js';
import { Icon } from './icon.js';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectFieldProps<Value extends string> extends CommonFieldProps {
  options: readonly SelectOption<Value>[];
  /** An empty string while nothing is chosen. */
  value: Value | '';
  onChange: (value: Value) => void;
}

/** A native select, styled as a field; phones show their own list. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { options, value, onChange } = props;
  const id = useId();

  function change(chosen: string) {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  }

  return (
    <Field {...props} id={id} filled={value !== ''}>
      <select {...controlAttributes(id, props)} value={value} onChange={(event) => change(event.currentTarget.value)}>
        {value === '' && <option value="" disabled hidden />}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <span class="ib-field__chevron">
        <Icon name="chevron" size={20} />
      </span>
    </Field>
  );
}
