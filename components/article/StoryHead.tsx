import { articlePath, correctionAnchor } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { isShownFirst } from '../../lib/corrections/publicCorrections.ts';
import { formatAge, isYearOld } from '../../lib/dates/age.ts';
import { formatDay } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { languages, titleOf } from '../../lib/vocabulary.ts';
import { languageOfWords } from '../../lib/words/languageOfWords.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

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
    <p className="notice age" dir="auto">
      {wordsOf(site).rich(modifiedAt ? 'story.ageAndUpdated' : 'story.age', {
        strong: (age) => <strong>{age}</strong>,
        age: formatAge(publishedAt, now, site) ?? '',
        updated: formatAge(modifiedAt ?? publishedAt, now, site) ?? '',
      })}
    </p>
  ) : null;

/** Readers know a language by its own name. */
const Translations = ({ article: { translations }, site }: Pick<StoryHeadProps, 'article' | 'site'>) =>
  translations.length > 0 ? (
    <nav
      className="translations"
      aria-labelledby="translations"
      dir={directionOf(languageOfWords(site.language))}
    >
      <p id="translations">{wordsOf(site)('story.inOtherLanguages')}</p>
      <ul className="plain">
        {translations.map(({ language, slug }) => (
          <li key={language}>
            <a href={articlePath(slug)} rel="alternate" hrefLang={language} lang={language}>
              {titleOf(languages, language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  ) : null;

/** Kicker, headline, standfirst, its translations, its age from a year on, and one line if the story was corrected. */
export const StoryHead = ({ article, site, now }: StoryHeadProps) => {
  const words = wordsOf(site);
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
            <span>{article.hasEnded ? words('live.asItHappened') : words(`types.${typeOfWork}`)}</span>
          )}
        </p>
      )}
      <h1 lang={language} className={headline.length > longestLarge ? 'long' : undefined}>
        {article.retractedAt && (
          <span className="retracted-label" lang={languageOfWords(site.language)}>
            {words('story.retractedLabel')}{' '}
          </span>
        )}
        {headline}
      </h1>
      {standfirst && !article.retractedAt && (
        <p className="standfirst" lang={language}>
          {standfirst}
        </p>
      )}
      <Translations article={article} site={site} />
      <AgeNote article={article} site={site} now={now} />
      {latest && (
        <p className="notice" dir="auto">
          <svg className="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path
              d="M2 18 10 3l8 15"
              fill="none"
              stroke="currentColor"
              strokeWidth="3.2"
              strokeLinecap="round"
            />
          </svg>
          {words(`kindLines.${latest.kind}`, { date: formatDay(latest.publishedAt, site) })}{' '}
          <a href={`#${correctionAnchor(latest.id)}`}>{words('corrections.seeWhatChanged')}</a>
        </p>
      )}
    </header>
  );
};
