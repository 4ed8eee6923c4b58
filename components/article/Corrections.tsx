import type { Article } from '../../lib/articles/Article.ts';
import type { Correction } from '../../lib/corrections/Correction.ts';
import { isShownFirst } from '../../lib/corrections/publicCorrections.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { CorrectionNote } from '../corrections/CorrectionNote.tsx';

type CorrectionsProps = { article: Article; site: Site };

/** Retractions and serious errors, above the story. */
export const CorrectionsAtTop = ({ article, site }: CorrectionsProps) => {
  const first = article.corrections.filter(isShownFirst);
  if (first.length === 0 && !article.retractedAt) return null;
  return (
    <section className="told-first" aria-label={wordsOf(site)('story.noticeFirst')}>
      {first.map((correction) => (
        <CorrectionNote key={correction.id} correction={correction} site={site} />
      ))}
      {first.every(({ kind }) => kind !== 'retraction') && article.retractedAt && (
        <p className="correction-text" dir="auto">
          {wordsOf(site).rich('story.retractedWithoutText', {
            strong: (chunks) => <strong>{chunks}</strong>,
          })}
        </p>
      )}
    </section>
  );
};

type CorrectionNotesProps = { corrections: Correction[]; site: Site };

/** Notes below a text, each with its own address. */
export const CorrectionNotes = ({ corrections, site }: CorrectionNotesProps) =>
  corrections.length > 0 ? (
    <section className="story-part corrections-part" aria-labelledby="corrections">
      <h2 id="corrections">{wordsOf(site)('page.corrections')}</h2>
      <ol className="plain">
        {corrections.map((correction) => (
          <li key={correction.id}>
            <CorrectionNote correction={correction} site={site} />
          </li>
        ))}
      </ol>
    </section>
  ) : null;

/** All other corrections, newest first. */
export const Corrections = ({ article, site }: CorrectionsProps) => (
  <CorrectionNotes
    corrections={article.corrections.filter((correction) => !isShownFirst(correction))}
    site={site}
  />
);
