import type { Article } from '../../lib/articles/Article.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

/** The summary of a story, folded: the story itself comes first. */
export const SummaryBox = ({
  article: { summary, keyPoints, language },
  site,
}: {
  article: Article;
  site: Site;
}) =>
  summary || keyPoints.length > 0 ? (
    <details className="fold summary">
      <summary>
        <h2 id="summary">{wordsOf(site)('story.summary')}</h2>
      </summary>
      {summary && <p lang={language}>{summary}</p>}
      {keyPoints.length > 0 && (
        <ul lang={language} aria-label={wordsOf(site)('story.keyPoints')}>
          {keyPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
    </details>
  ) : null;
