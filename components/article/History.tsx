import { correctionAnchor } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { historyOf } from '../../lib/articles/history.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { BeforeAndAfter } from '../corrections/CorrectionNote.tsx';
import { Moment } from '../page/Moment.tsx';

/** The changes of a story since its publication; empty if it never changed. */
export const History = ({ article, site }: { article: Article; site: Site }) => {
  const entries = historyOf(article, wordsOf(site));
  return entries.length > 1 ? (
    <section className="story-part" aria-labelledby="history">
      <h2 id="history">{wordsOf(site)('story.history')}</h2>
      <ol className="plain history">
        {entries.map(({ at, title, correction }) => (
          <li key={correction?.id ?? at}>
            <Moment at={at} site={site} />
            {correction ? <a href={`#${correctionAnchor(correction.id)}`}>{title}</a> : <span>{title}</span>}
            {correction && <BeforeAndAfter correction={correction} site={site} />}
          </li>
        ))}
      </ol>
    </section>
  ) : null;
};
