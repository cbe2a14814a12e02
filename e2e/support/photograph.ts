import { renderSVG } from 'uqr';
import { openPage } from './browser.js';

/** A file as a phone's camera hands it to the page. */
export interface Photograph {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A photograph of a QR code: a phone held not quite straight, in a grey light, the code a part of the picture. */
export async function photographOfCode(text: string): Promise<Photograph> {
  const page = await openPage({ viewport: { width: 900, height: 1200 } });
  const code = renderSVG(text, { ecc: 'M', border: 4 });
  await page.setContent(
    `<body style="margin:0;background:#8a8f94;display:grid;place-items:center;height:100vh">
      <div style="width:420px;background:#f4f1ea;transform:perspective(1600px) rotateY(12deg) rotate(7deg)">${code}</div>
    </body>`,
  );
  const buffer = await page.screenshot({ type: 'jpeg', quality: 70 });
  await page.context().close();
  return { name: 'pump.jpg', mimeType: 'image/jpeg', buffer };
}
