import { type Period, periodPath } from '../../lib/periods/Period.ts';
import { periodWords } from '../../lib/periods/periodWords.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

type OlderStoriesProps = {
  /** The path of the list's page. */
  base: string;
  /** The month in which the list goes on. */
  older: Period | null;
  site: Site;
};

/** Leads on from the newest stories of a list to its archive. */
export const OlderStories = ({ base, older, site }: OlderStoriesProps) => (
  <nav className="pager" aria-label={wordsOf(site)('lists.olderStories')}>
    <a href={periodPath(base)}>{wordsOf(site)('page.archive')}</a>
    <span />
    {older && (
      <a href={periodPath(base, older)} rel="next">
        {wordsOf(site)('lists.olderStoriesOf', { period: periodWords(older, site.language) })}
      </a>
    )}
  </nav>
);
