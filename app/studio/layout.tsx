import '@fontsource-variable/newsreader/index.css';
import '@fontsource-variable/public-sans/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './studio.css';
import type { ReactNode } from 'react';

/** Studio's own document: it shares no styles or scripts with the readers' site. */
export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
