import type { PassageChange } from './passages/passageChanges.ts';
import type { CorrectionKind, CorrectionSeverity } from './vocabulary.ts';

/** A kind that readers are shown: a typo is logged for editors alone. */
export type PublicKind = Exclude<CorrectionKind, 'typo'>;

/** A correction as readers see it. Instants are ISO 8601, UTC. */
export type Correction = {
  id: string;
  kind: PublicKind;
  severity: CorrectionSeverity;
  affects: string[];
  /** The words that were wrong and those that replaced them; null where the note alone says it. */
  was: string | null;
  is: string | null;
  /** What the server saw change when it was published; null where nobody looked: of older ones. */
  changes: PassageChange[] | null;
  note: string;
  publishedAt: string;
  /** One editor published it without a second, while four eyes were switched off. */
  isAlone: boolean;
  /** A later correction took this note's place; both stay in the log. */
  isSuperseded: boolean;
};

/** The story as it is now. */
type CorrectedStory = { headline: string; slug: string; retractedAt: string | null };

type Place = {
  /** Where the story stood when it was corrected. */
  section: { title: string; slug: string } | null;
};

/** A correction in the log of all stories, where it stays when its story cannot be read any more: null then. */
export type LoggedCorrection = Correction & Place & { article: CorrectedStory | null };

/** A correction whose story can be read. */
export type CorrectionOfStory = Correction & Place & { article: CorrectedStory };
