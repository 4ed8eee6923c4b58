import type { PassageChange } from './passages/passageChanges.ts';
import type { CorrectionKind, CorrectionSeverity } from './vocabulary.ts';

/** A kind that readers see. Typos are logged for editors only. */
export type PublicKind = Exclude<CorrectionKind, 'typo'>;

/** A correction as readers see it. Instants are ISO 8601, UTC. */
export type Correction = {
  id: string;
  kind: PublicKind;
  severity: CorrectionSeverity;
  affects: string[];
  /** The wrong words and their replacement, or null if only the note has them. */
  was: string | null;
  is: string | null;
  /** The changes that the server recorded at publication, or null in older corrections. */
  changes: PassageChange[] | null;
  note: string;
  publishedAt: string;
  /** True if one editor published it alone while four eyes were off. */
  isAlone: boolean;
  /** The entry of a live story that it corrected. Absent if it corrected the story itself. */
  entryId?: string;
  /** True if a later correction supersedes this one. Both stay in the log. */
  isSuperseded: boolean;
};

/** The current story. */
type CorrectedStory = { headline: string; slug: string; retractedAt: string | null };

type Place = {
  /** The story's section at publication of the correction. */
  section: { title: string; slug: string } | null;
};

/** A correction in the log. `story` is null if it cannot be read any more. */
export type LoggedCorrection = Correction & Place & { article: CorrectedStory | null };

/** A correction with a readable story. */
export type CorrectionOfStory = Correction & Place & { article: CorrectedStory };
