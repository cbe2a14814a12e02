import { useId } from 'preact/hooks';
import { type CommonFieldProps, controlAttributes, Field } from './field.js';

export interface TextAreaProps extends CommonFieldProps {
  value: string;
  onInput: (value: string) => void;
  maxLength?: number | undefined;
}

/** A multi-line text field. */
export function TextArea(props: TextAreaProps) {
  const id = useId();
  return (
    <Field {...props} id={id} filled={props.value !== ''}>
      <textarea
        {...controlAttributes(id, props)}
        value={props.value}
        maxLength={props.maxLength}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
