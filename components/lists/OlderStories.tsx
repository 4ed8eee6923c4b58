import { type Period, periodPath } from '../../lib/periods/Period.ts';
import { periodWords } from '../../lib/periods/periodWords.ts';

type OlderStoriesProps = {
  /** The path of the list's page. */
  base: string;
  /** The month in which the list goes on. */
  older: Period | null;
  language: string;
};

/** Leads on from the newest stories of a list to its archive. */
export const OlderStories = ({ base, older, language }: OlderStoriesProps) => (
  <nav className="pager" aria-label="Older stories">
    <a href={periodPath(base)}>Archive</a>
    <span />
    {older && (
      <a href={periodPath(base, older)} rel="next">
        Older stories: {periodWords(older, language)}
      </a>
    )}
  </nav>
);
