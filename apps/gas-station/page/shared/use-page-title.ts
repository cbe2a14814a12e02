import { useEffect } from 'preact/hooks';

/** Names the page after what it shows, for the browser's tabs and for screen readers. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
