import type { ReactNode } from 'react';
import { reportPath, sectionPath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { splitOpening } from '../../lib/articles/page/opening.ts';
import { ownRatio } from '../../lib/images/imageUrl.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import type { StoryPart } from '../../lib/theme/parts.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { StoryStrip } from '../front/StoryStrip.tsx';
import { TopicLinks } from '../page/TopicLinks.tsx';
import { Caption } from '../picture/Caption.tsx';
import { Picture } from '../picture/Picture.tsx';
import { StoryTools } from '../reading/StoryTools.tsx';
import { ReportDialog } from '../report/ReportDialog.tsx';
import { Body } from './Body.tsx';
import { Contacts } from './Contacts.tsx';
import { FoldedContents } from './Contents.tsx';
import { Corrections, CorrectionsAtTop } from './Corrections.tsx';
import { History } from './History.tsx';
import { Sources } from './Sources.tsx';
import { StoryHead } from './StoryHead.tsx';
import { StoryMargin } from './StoryMargin.tsx';
import { SummaryBox } from './SummaryBox.tsx';

type PartProps = { article: Article; site: Site };
/**
 * `now` is ISO 8601. `isUnpublished` is true in the preview of a story that readers have never seen. `updates` are the
 * entries of a live story.
 */
type ArticlePageProps = PartProps & { now: string; isUnpublished?: boolean; updates?: ReactNode };

/** A picture that fills a phone from edge to edge. Smaller or taller ones stay within the text. */
const isWide = ({ width, height }: { width: number; height: number }) =>
  width >= 640 && width / height >= 1.2;

/**
 * The lead picture: after the first paragraph on phones, beside the headline on a desk. It loads after the styles, which
 * the text waits for. Phones have three pixels where the eye sees two, so they get three quarters.
 */
const LeadImage = ({ article: { leadImage }, site }: PartProps) =>
  leadImage ? (
    <figure className={isWide(ownRatio(leadImage)) ? 'story-lead wide' : 'story-lead'}>
      <Picture picture={leadImage} sizes="(width < 48rem) 75vw, (width < 64rem) 100vw, 28rem" isOwnSize />
      <Caption picture={leadImage} site={site} />
    </figure>
  ) : null;

/** What stands above the lead picture on phones: notices, and the first paragraph. */
const StoryOpening = ({ article, site }: PartProps) => {
  const { opening } = splitOpening(article.body);
  return (
    <div className="story-opening">
      <CorrectionsAtTop article={article} site={site} />
      {!article.retractedAt && opening.length > 0 && (
        <Body body={opening} site={site} language={article.language} dateline={article.dateline} />
      )}
    </div>
  );
};

/** The text of a story after its opening. */
const StoryText = ({ article, site, updates }: PartProps & Pick<ArticlePageProps, 'updates'>) => {
  const { opening, rest } = splitOpening(article.body);
  return (
    <>
      {(rest.length > 0 || opening.length === 0) && (
        <Body
          body={rest}
          site={site}
          language={article.language}
          dateline={opening.length === 0 ? article.dateline : null}
        />
      )}
      {updates}
    </>
  );
};

const Topics = ({ article: { topics }, site }: PartProps) =>
  topics.length > 0 ? (
    <section className="story-part topics-part" aria-labelledby="topics">
      <h2 id="topics">{wordsOf(site)('story.topics')}</h2>
      <TopicLinks topics={topics} />
    </section>
  ) : null;

/** What to read next: stories of the same topics or authors, or else of the same section. */
const MoreStories = ({ article: { section, more }, site }: PartProps) => {
  const words = wordsOf(site);
  const isSection = section && !more.areRelated;
  return more.stories.length > 0 ? (
    <div className="sheet more">
      <StoryStrip
        id="more"
        site={site}
        strip={{
          title: isSection
            ? words('story.moreFrom', { section: section.title })
            : words('story.relatedStories'),
          path: isSection ? sectionPath(section.slug) : null,
          stories: more.stories,
          form: 'equal',
          isHalf: false,
        }}
      />
    </div>
  ) : null;
};

const ReportPart = ({ article, site }: PartProps) => (
  <section className="story-part report-part" aria-labelledby="report">
    <h2 id="report" dir="auto">
      {wordsOf(site)('story.isSomethingWrong')}
    </h2>
    <p dir="auto">
      {wordsOf(site).rich('story.reportAnError', {
        link: (chunks) => (
          <a className="report-link" href={reportPath(article.slug)} data-opens="report-dialog">
            {chunks}
          </a>
        ),
      })}
    </p>
    <ReportDialog article={article} site={site} />
  </section>
);

/** A retracted story shows only what tells its readers why. */
const shownOfRetracted: readonly StoryPart[] = ['corrections', 'topics', 'history', 'report', 'related'];

type ShowPart = (props: PartProps & Pick<ArticlePageProps, 'updates'>) => ReactNode;

const storyParts: Record<Exclude<StoryPart, 'related'>, ShowPart> = {
  tools: ({ article, site }) => <StoryTools slug={article.slug} site={site} />,
  summary: SummaryBox,
  contents: FoldedContents,
  text: StoryText,
  sources: ({ article, site }) => <Sources sources={article.sources} site={site} />,
  contacts: ({ article, site }) => <Contacts contacts={article.contacts} site={site} />,
  corrections: Corrections,
  topics: Topics,
  history: History,
  report: ReportPart,
};

/** The page of a story, with its parts in the order of the paper. */
export const ArticlePage = ({ article, site, now, isUnpublished = false, updates }: ArticlePageProps) => {
  const parts = site.look.storyParts.filter(
    (part) => !article.retractedAt || shownOfRetracted.includes(part),
  );
  return (
    <main id="content">
      <article
        className="story sheet"
        dir={directionOf(article.language)}
        data-retracted={article.retractedAt ? '' : undefined}
      >
        <StoryHead article={article} site={site} now={now} />
        <StoryMargin article={article} site={site} isUnpublished={isUnpublished} />
        <StoryOpening article={article} site={site} />
        {!article.retractedAt && <LeadImage article={article} site={site} />}
        <div className="story-text">
          {parts.map((part) => {
            if (part === 'related') return null;
            const Part = storyParts[part];
            return <Part key={part} article={article} site={site} updates={updates} />;
          })}
        </div>
      </article>
      {parts.includes('related') && <MoreStories article={article} site={site} />}
    </main>
  );
};
