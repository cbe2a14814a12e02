import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';

/** The turning ring alone, without a word for screen readers: the element around it says what is going on. */
export function Spinner({ small = false }: { small?: boolean | undefined }) {
  return <span class={classNames('ib-spinner', small && 'ib-spinner--small')} aria-hidden="true" />;
}

export interface LoaderProps {
  /** «Загрузка…» unless told. */
  label?: string | undefined;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean | undefined;
}

/** Says that something is going on. For a screen's first load show a `Skeleton` instead. */
export function Loader({ label, labelHidden = false }: LoaderProps) {
  const texts = useTexts(kitTexts);
  return (
    <div class="ib-loader" role="status">
      <Spinner />
      <span class={classNames(labelHidden && 'ib-visually-hidden')}>{label ?? texts.loading}</span>
    </div>
  );
}
