import { correctionAnchor } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { correctionLine } from '../../lib/corrections/correctionWords.ts';
import { isShownFirst } from '../../lib/corrections/publicCorrections.ts';
import { formatAge, isYearOld } from '../../lib/dates/age.ts';
import { formatDay } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';
import { titleOf, typesOfWork } from '../../lib/vocabulary.ts';

/** A longer headline, in characters, has smaller letters. */
const longestLarge = 110;

type StoryHeadProps = {
  article: Article;
  site: Site;
  /** ISO 8601. */
  now: string;
};

/** A story that was neither published nor updated for a year says so, because readers may take it for news. */
const AgeNote = ({ article: { publishedAt, modifiedAt, retractedAt }, site, now }: StoryHeadProps) =>
  !retractedAt && isYearOld(modifiedAt ?? publishedAt, now) ? (
    <p className="notice age">
      This story was published <strong>{formatAge(publishedAt, now, site)}</strong>
      {modifiedAt && <> and last updated {formatAge(modifiedAt, now, site)}</>}.
    </p>
  ) : null;

/** Kicker, headline, standfirst, its age from a year on, and one line if the story was corrected. */
export const StoryHead = ({ article, site, now }: StoryHeadProps) => {
  const { kicker, typeOfWork, headline, standfirst, language, corrections } = article;
  // The notice of a retraction says more than an earlier correction does.
  const latest = article.retractedAt
    ? null
    : corrections.find((correction) => !correction.isSuperseded && !isShownFirst(correction));
  return (
    <header className="story-head">
      {(kicker || typeOfWork !== 'news') && (
        <p className="eyebrow">
          {kicker && <span className="kicker">{kicker}</span>}
          {typeOfWork !== 'news' && (
            <span>{article.hasEnded ? 'As it happened' : titleOf(typesOfWork, typeOfWork)}</span>
          )}
        </p>
      )}
      <h1 lang={language} className={headline.length > longestLarge ? 'long' : undefined}>
        {article.retractedAt && (
          <span className="retracted-label" lang="en">
            Retracted:{' '}
          </span>
        )}
        {headline}
      </h1>
      {standfirst && !article.retractedAt && (
        <p className="standfirst" lang={language}>
          {standfirst}
        </p>
      )}
      <AgeNote article={article} site={site} now={now} />
      {latest && (
        <p className="notice">
          <svg className="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path
              d="M2 18 10 3l8 15"
              fill="none"
              stroke="currentColor"
              strokeWidth="3.2"
              strokeLinecap="round"
            />
          </svg>
          {correctionLine(latest, (at) => formatDay(at, site))}{' '}
          <a href={`#${correctionAnchor(latest.id)}`}>See what changed</a>
        </p>
      )}
    </header>
  );
};
