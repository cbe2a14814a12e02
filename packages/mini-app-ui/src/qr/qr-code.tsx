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

/**
 * A QR code, dark on white whatever the theme, as wide as what holds it. An entry of its own (`/qr`): few screens need the
 * encoder. Error correction Q bears a finger on a quarter of it.
 */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'Q', border: QUIET_ZONE });
    const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: modules.join('') };
  }, [text]);
  return (
    <svg class="ib-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
