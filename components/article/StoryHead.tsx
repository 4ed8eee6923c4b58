import { correctionAnchor, sectionPath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { correctionLine } from '../../lib/corrections/correctionWords.ts';
import { isShownFirst } from '../../lib/corrections/publicCorrections.ts';
import { formatDay } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';
import { titleOf, typesOfWork } from '../../lib/vocabulary.ts';

type StoryHeadProps = { article: Article; site: Site };

/** Section and kicker, headline, standfirst, and one line if the story was corrected. */
export const StoryHead = ({ article, site }: StoryHeadProps) => {
  const { section, kicker, typeOfWork, headline, standfirst, language, corrections } = article;
  // The notice of a retraction says more than an earlier correction does.
  const latest = article.retractedAt
    ? null
    : corrections.find((correction) => !correction.isSuperseded && !isShownFirst(correction));
  return (
    <header className="story-head">
      <p className="eyebrow">
        {section && <a href={sectionPath(section.slug)}>{section.title}</a>}
        {kicker && <span className="kicker">{kicker}</span>}
        {typeOfWork !== 'news' && <span>{titleOf(typesOfWork, typeOfWork)}</span>}
      </p>
      <h1 lang={language}>
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
