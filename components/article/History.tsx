import { correctionAnchor } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { historyOf } from '../../lib/articles/history.ts';
import type { Site } from '../../lib/site.ts';
import { BeforeAndAfter } from '../corrections/CorrectionNote.tsx';
import { Moment } from '../page/Moment.tsx';

/** The changes of a story since its publication; empty if it never changed. */
export const History = ({ article, site }: { article: Article; site: Site }) => {
  const entries = historyOf(article);
  return entries.length > 1 ? (
    <section className="story-part" aria-labelledby="history">
      <h2 id="history">History of this story</h2>
      <ol className="plain history">
        {entries.map(({ at, title, correction }) => (
          <li key={correction?.id ?? at}>
            <Moment at={at} site={site} />
            {correction ? <a href={`#${correctionAnchor(correction.id)}`}>{title}</a> : <span>{title}</span>}
            {correction && <BeforeAndAfter correction={correction} />}
          </li>
        ))}
      </ol>
    </section>
  ) : null;
};
