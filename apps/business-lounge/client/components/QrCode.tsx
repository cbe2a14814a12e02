import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** White around the code, in modules: readers need four (ISO/IEC 18004). */
const QUIET_ZONE = 4;

export interface QrCodeProps {
  /** What the code says. */
  text: string;
  /** What it is, for screen readers. */
  label: string;
}

/** A QR code, always dark on white, whatever the theme. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: squares.join('') };
  }, [text]);
  return (
    <svg class="bl-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
