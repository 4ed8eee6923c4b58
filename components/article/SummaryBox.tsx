import type { Article } from '../../lib/articles/Article.ts';

/** The summary of a story. */
export const SummaryBox = ({ article: { summary, keyPoints, language } }: { article: Article }) =>
  summary || keyPoints.length > 0 ? (
    <section className="summary" aria-labelledby="summary">
      <h2 id="summary">Summary</h2>
      {summary && <p lang={language}>{summary}</p>}
      {keyPoints.length > 0 && (
        <ul lang={language} aria-label="Key points">
          {keyPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
    </section>
  ) : null;
