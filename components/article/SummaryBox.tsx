import type { Article } from '../../lib/articles/Article.ts';

/** The summary of a story, folded: the story itself comes first. */
export const SummaryBox = ({ article: { summary, keyPoints, language } }: { article: Article }) =>
  summary || keyPoints.length > 0 ? (
    <details className="fold summary">
      <summary>
        <h2 id="summary">Summary</h2>
      </summary>
      {summary && <p lang={language}>{summary}</p>}
      {keyPoints.length > 0 && (
        <ul lang={language} aria-label="Key points">
          {keyPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
    </details>
  ) : null;
