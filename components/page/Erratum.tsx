import type { ReactNode } from 'react';

/** A page that is not there, or that failed, told as the house tells every mistake. */
export const Erratum = ({ label, text, children }: { label: string; text: string; children: ReactNode }) => (
  <main id="content" className="sheet erratum">
    <h1 className="correction-text">
      <span className="mark">{label}:</span> {text}
    </h1>
    {children}
  </main>
);
