import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';

/** The spinner alone, hidden from screen readers: the element around it must say what is loading. */
export function Spinner({ small = false }: { small?: boolean | undefined }) {
  return <span class={classNames('ib-spinner', small && 'ib-spinner--small')} aria-hidden="true" />;
}

export interface LoaderProps {
  /** Default: «Загрузка…». */
  label?: string | undefined;
  /** Shows the label to screen readers only. */
  labelHidden?: boolean | undefined;
}

/** A spinner with a label. For a screen's first load use a `Skeleton`. */
export function Loader({ label, labelHidden = false }: LoaderProps) {
  const texts = useTexts(kitTexts);
  return (
    <div class="ib-loader" role="status">
      <Spinner />
      <span class={classNames(labelHidden && 'ib-visually-hidden')}>{label ?? texts.loading}</span>
    </div>
  );
}
