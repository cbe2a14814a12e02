/** A browser. Its pages report to the test's own server, so opening a page is all it takes. */
export interface Engine {
  readonly name: 'Chromium' | 'Firefox' | 'WebKitGTK';
  /** The browser's version, for the report. */
  readonly version: string;
  /** Opens a page in the one tab; resolves when the navigation has begun. */
  open(url: string): Promise<void>;
  close(): Promise<void>;
}
