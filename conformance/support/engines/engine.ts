/** A browser. It only opens pages: they report to the test's server themselves. */
export interface Engine {
  readonly name: 'Chromium' | 'Firefox' | 'WebKitGTK';
  readonly version: string;
  /** Opens a page in the only tab; resolves when the navigation has started. */
  open(url: string): Promise<void>;
  close(): Promise<void>;
}
