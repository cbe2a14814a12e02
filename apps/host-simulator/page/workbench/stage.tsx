import { Button, EmptyState, ErrorState, SkeletonList, Toast, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useRef } from 'preact/hooks';
import type { Embedding, EmbeddingMode } from '../../shared/index.js';
import { FrameAdvice } from './frame-advice.js';
import { InvoiceSummary } from './invoice-summary.js';
import { failureTexts, paymentResultTexts, workbenchTexts } from './texts.js';
import type { Notice, WorkbenchModel } from './workbench-model.js';

/** The container of the mini-app's frame, as wide as Invoicebox's column or a phone. */
export function Stage({ model, mode }: { model: WorkbenchModel; mode: EmbeddingMode }) {
  const texts = useTexts(workbenchTexts);
  return (
    <section class="workbench__stage" data-mode={mode} aria-label={texts.frameTitle}>
      <InvoiceSummary model={model} />
      <StageContent model={model} />
      <Toast message={useNoticeText(model.notice.value)} onDismiss={model.dismissNotice} />
    </section>
  );
}

function useNoticeText(notice: Notice | null): string {
  const texts = useTexts(workbenchTexts);
  const results = useTexts(paymentResultTexts);
  switch (notice?.kind) {
    case 'error':
      return notice.text ?? texts.somethingWrong;
    case 'done':
      return texts.doneTitle;
    case 'payment':
      return notice.status === 'unknown' ? results.pending : results[notice.status];
    default:
      return '';
  }
}

function StageContent({ model }: { model: WorkbenchModel }) {
  const texts = useTexts(workbenchTexts);
  const failures = useTexts(failureTexts);
  const state = model.state.value;
  switch (state.kind) {
    case 'opening':
      return <SkeletonList rows={4} of="cell" />;
    case 'failed':
      return (
        <ErrorState
          title={texts.openFailed}
          text={typeof state.reason === 'string' ? failures[state.reason] : state.reason.message}
          onRetry={() => void model.open()}
        />
      );
    case 'unavailable':
      return (
        <EmptyState
          icon="close"
          title={texts.unavailableTitle}
          text={texts.unavailableText}
          action={<Button onPress={() => void model.open()}>{texts.openAgain}</Button>}
        />
      );
    case 'open':
      return <MiniAppFrame model={model} embedding={state.embedding} />;
  }
}

function MiniAppFrame({ model, embedding }: { model: WorkbenchModel; embedding: Embedding }) {
  const texts = useTexts(workbenchTexts);
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!container.current) return undefined;
    return model.mount(container.current, embedding, texts.frameTitle);
  }, [model, embedding]);
  return (
    <>
      <FrameAdvice cause={model.silence.value} />
      <div class="workbench__frame" ref={container} />
    </>
  );
}
