import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Icon, type IconName } from './icon.js';
import { IconButton } from './icon-button.js';

const DEFAULT_DURATION_MS = 5000;

export interface ToastProps {
  /** What to say; an empty string shows nothing. */
  message: string;
  icon?: IconName | undefined;
  /** The cross was pressed or the time is over: empty the message. */
  onDismiss: () => void;
  /** How long it stays, milliseconds; 5000 unless told. Never say only here what the person has to know. */
  durationMs?: number | undefined;
}

/**
 * Short news at the bottom of the screen, read out politely. Render it all the time, with an empty message in between:
 * screen readers announce changes only of a region they already know.
 */
export function Toast({ message, icon, onDismiss, durationMs = DEFAULT_DURATION_MS }: ToastProps) {
  const texts = useTexts(kitTexts);
  // A new callback on each render must not begin the time again.
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;

  useEffect(() => {
    if (message === '') return;
    const timer = setTimeout(() => dismiss.current(), durationMs);
    return () => clearTimeout(timer);
  }, [message, durationMs]);

  return (
    <div class="ib-toast-region" role="status" aria-live="polite">
      {message !== '' && (
        <div class="ib-toast">
          {icon && <Icon name={icon} size={20} />}
          <span class="ib-toast__message">{message}</span>
          <IconButton icon="close" label={texts.close} onPress={onDismiss} />
        </div>
      )}
    </div>
  );
}
