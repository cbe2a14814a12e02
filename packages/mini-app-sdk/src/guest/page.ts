/** A place where messages arrive. */
type MessageTarget = Pick<EventTarget, 'addEventListener'>;

/** The part of `window` that the guest uses. */
export interface PageWindow extends MessageTarget {
  readonly location: Pick<Location, 'href' | 'origin'> & { readonly ancestorOrigins?: ArrayLike<string> };
  readonly document: Pick<Document, 'referrer'>;
  readonly parent: Pick<Window, 'postMessage'>;
  /** What React Native puts into the pages that its WebView shows; on Android into every frame in them, too. */
  readonly ReactNativeWebView?: { postMessage(json: string): void };
}
