import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import { Message } from './message.js';

export interface ErrorStateProps {
  /** What happened. Default: «Не получилось загрузить». */
  title?: string | undefined;
  /** What to do. By default it says to check the connection. */
  text?: string | undefined;
  /** Without it there is no button. */
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
}

/** Shown when something could not be loaded, with a retry button. */
export function ErrorState({ title, text, onRetry, retrying }: ErrorStateProps) {
  const texts = useTexts(kitTexts);
  return (
    <Message
      role="alert"
      tone="error"
      headingLevel={2}
      icon={<Icon name="warning" size={32} />}
      title={title ?? texts.errorTitle}
      text={text ?? texts.errorText}
      action={
        onRetry && (
          <Button wide loading={retrying} onPress={onRetry}>
            {texts.retry}
          </Button>
        )
      }
    />
  );
}
