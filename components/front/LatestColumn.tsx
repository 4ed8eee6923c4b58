import { correctionPath } from '../../lib/addresses.ts';
import type { Teaser } from '../../lib/content/Teaser.ts';
import type { CorrectionOfStory } from '../../lib/corrections/Correction.ts';
import { formatRecent } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Moment } from '../page/Moment.tsx';
import { Headline } from './Teaser.tsx';

type LatestColumnProps = {
  stories: Teaser[];
  corrections: CorrectionOfStory[];
  site: Site;
  /** ISO 8601. Stories of this day show the time, older ones the date. */
  now: string;
};

const Latest = ({ stories, site, now }: Omit<LatestColumnProps, 'corrections'>) =>
  stories.length > 0 ? (
    <section aria-labelledby="latest">
      <h2 className="column-title" id="latest">
        {wordsOf(site)('front.latest')}
      </h2>
      <ol className="plain latest">
        {stories.map((story) => (
          <li key={story.id}>
            <Moment
              at={story.publishedAt}
              site={site}
              format={(at, setting) => formatRecent(at, now, setting)}
            />
            <Headline story={story} level="h3" />
          </li>
        ))}
      </ol>
    </section>
  ) : null;

const LatestCorrections = ({ corrections, site, now }: Omit<LatestColumnProps, 'stories'>) =>
  corrections.length > 0 ? (
    <section className="column-corrections" aria-labelledby="latest-corrections">
      <h2 className="column-title" id="latest-corrections">
        {wordsOf(site)('front.whatWeGotWrong')}
      </h2>
      <ol className="plain">
        {corrections.map(({ id, kind, article, note, publishedAt }) => (
          <li key={id}>
            <a href={correctionPath(article.slug, id)} dir="auto">
              {note}
            </a>
            <span className="small">
              {wordsOf(site).rich('corrections.dated', {
                kind: wordsOf(site)(`kinds.${kind}`),
                date: () => (
                  <Moment
                    at={publishedAt}
                    site={site}
                    format={(at, setting) => formatRecent(at, now, setting)}
                  />
                ),
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  ) : null;

/** The newest stories and the newest corrections, in the order of the paper. */
export const LatestColumn = ({ stories, corrections, site, now }: LatestColumnProps) => {
  if (stories.length + corrections.length === 0) return null;
  const { frontParts } = site.look;
  const latest = <Latest key="latest" stories={stories} site={site} now={now} />;
  const wrong = <LatestCorrections key="corrections" corrections={corrections} site={site} now={now} />;
  return (
    <div className="column">
      {frontParts.indexOf('corrections') < frontParts.indexOf('latest') ? [wrong, latest] : [latest, wrong]}
    </div>
  );
};
