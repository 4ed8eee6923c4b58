import '@fontsource-variable/newsreader/index.css';
import '@fontsource-variable/public-sans/index.css';
import './studio.css';
import type { ReactNode } from 'react';

/** Studio's own document: nothing of the readers' site is loaded here, and nothing of Studio there. */
export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
