import type { ReactNode } from 'react';

/** The page for a missing address or an error, worded like a correction. */
export const Erratum = ({ label, text, children }: { label: string; text: string; children: ReactNode }) => (
  <main id="content" className="sheet erratum">
    <h1 className="correction-text">
      <span className="mark">{label}:</span> {text}
    </h1>
    {children}
  </main>
);
