import { sectionPath } from '../addresses.ts';
import type { Link, Teaser } from '../content/Teaser.ts';
import { type StripForm, usualInStrip } from './EditedFront.ts';

export type Strip = {
  /** Null for stories of no subject. */
  title: string | null;
  path: string | null;
  stories: Teaser[];
  form: StripForm;
  /** Two strips of one story stand beside each other. */
  isHalf: boolean;
};

export type SectionStories = { section: Link; stories: Teaser[] };

/** A section takes the next form. Only a strip with pictures has a large story and several small ones. */
const minLed = 3;
const rhythm: { form: StripForm; maxStories: number }[] = [
  { form: 'led', maxStories: 5 },
  { form: 'equal', maxStories: 4 },
  { form: 'led', maxStories: 3 },
  { form: 'equal', maxStories: 4 },
];

/**
 * A strip for each section that has stories left.
 *
 * @param take returns so many of the stories that stand nowhere else.
 */
export const sectionStrips = (
  sections: SectionStories[],
  take: (stories: Teaser[], count: number) => Teaser[],
): Strip[] => {
  const strips: Strip[] = [];
  for (const { section, stories } of sections) {
    const { form = 'equal', maxStories = usualInStrip } = rhythm[strips.length % rhythm.length] ?? {};
    const taken = take(stories, maxStories);
    const [first] = taken;
    if (!first) continue;
    strips.push({
      title: section.title,
      path: sectionPath(section.slug),
      stories: taken,
      form: taken.length >= minLed && first.leadImage ? form : 'equal',
      isHalf: false,
    });
  }
  return strips;
};

/** Marks strips of one story that follow each other, in pairs. */
export const pairShortStrips = (strips: Strip[]): Strip[] => {
  const isShort = (strip: Strip | undefined): boolean => strip?.stories.length === 1;
  const paired: Strip[] = [];
  for (const [index, strip] of strips.entries()) {
    const isSecond = isShort(strip) && isShort(paired.at(-1)) && !isPairDone(paired);
    const isFirst = !isSecond && isShort(strip) && isShort(strips[index + 1]);
    paired.push({ ...strip, isHalf: isSecond || isFirst });
  }
  return paired;
};

/** True if the last half is the second of its pair. */
const isPairDone = (strips: Strip[]): boolean => {
  const halves = strips.length - 1 - strips.findLastIndex(({ isHalf }) => !isHalf);
  return halves % 2 === 0;
};
