import type { QrPlan } from './qr-plan.js';

export interface QrCodeProps {
  plan: QrPlan;
  /** What it is, for screen readers. */
  label: string;
  /** On paper it has the size of the plan; on a screen that of what holds it. */
  onPaper?: boolean;
}

/** A QR code, dark on white whatever the theme. */
export function QrCode({ plan: { size, path, millimetres }, label, onPaper = false }: QrCodeProps) {
  const side = onPaper ? `${millimetres}mm` : '100%';
  return (
    <svg
      class="till-qr"
      width={side}
      height={onPaper ? side : undefined}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
