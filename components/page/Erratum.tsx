import type { ReactNode } from 'react';
import { wordsOf } from '../../lib/words/wordsOf.ts';

type ErratumProps = { label: string; text: string; language: string; children: ReactNode };

/** The page for a missing address or an error, worded like a correction. */
export const Erratum = ({ label, text, language, children }: ErratumProps) => (
  <main id="content" className="sheet erratum">
    <h1 className="correction-text">
      {wordsOf({ language }).rich('page.labelled', {
        strong: (chunks) => <span className="mark">{chunks}</span>,
        label,
        text,
      })}
    </h1>
    {children}
  </main>
);
