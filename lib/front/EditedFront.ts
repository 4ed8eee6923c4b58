import type { Link, Teaser } from '../content/Teaser.ts';
import type { Picture } from '../images/imageUrl.ts';

/** The id of the only document of the type `frontPage`. */
export const frontPageId = 'frontPage';

export const maxSeconds = 4;
export const maxStrips = 12;
export const maxInStrip = 8;
/** The length of a strip that fills itself, if the editor chose none. */
export const usualInStrip = 4;

/** The layouts of a strip, for Studio and site. */
export const stripForms = [
  { value: 'led', title: 'The first story is large' },
  { value: 'equal', title: 'All stories are equal' },
  { value: 'headlines', title: 'Headlines only' },
] as const;
export type StripForm = (typeof stripForms)[number]['value'];

/** A place on the front that an editor gave to a story. */
export type Slot = {
  /** Null if readers cannot open the story, or if it was retracted. */
  story: Teaser | null;
  /** For the front alone; null if it shows the story's own. */
  headline: string | null;
  kicker: string | null;
  picture: Picture | null;
  /** ISO 8601; null is without end. An invalid value has passed. */
  until: unknown;
  /** True if the story was corrected after headline and kicker were written. */
  areWordsOutdated: boolean;
};

export type EditedStrip = {
  title: string | null;
  form: StripForm | null;
  /** The section or topic that fills it. */
  subject: (Link & { kind: 'section' | 'topic' }) | null;
  /** The wanted number of stories if a subject fills the strip. */
  count: number;
  chosen: Slot[];
  /** The newest stories of the subject. */
  newest: Teaser[];
};

/** The front page as an editor arranged it. */
export type EditedFront = {
  lead: Slot | null;
  seconds: Slot[];
  strips: EditedStrip[];
  /** True if sections without a strip here are left out. */
  hasOnlyTheseStrips: boolean;
};

/** What a front without a document, or an empty one, leaves open. */
export const uneditedFront: EditedFront = { lead: null, seconds: [], strips: [], hasOnlyTheseStrips: false };
