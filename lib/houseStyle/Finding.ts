import type { StoryText } from '../corrections/passages/storyTexts.ts';

/** What a finding is about. */
export const findingKinds = [
  { value: 'word', title: 'House style' },
  { value: 'repeated', title: 'Doubled word' },
  { value: 'article', title: 'a or an' },
  { value: 'date', title: 'Unclear date' },
  { value: 'name', title: 'Name' },
  { value: 'figure', title: 'Figure' },
] as const;
export type FindingKind = (typeof findingKinds)[number]['value'];

/** Where a text stands in its story. */
export type TextPlace = Pick<StoryText, 'path' | 'block' | 'slot'>;

/** A passage that house style asks a writer to look at. */
export type Finding = {
  kind: FindingKind;
  place: TextPlace;
  /** Offsets in the text. */
  from: number;
  to: number;
  passage: string;
  why: string;
  /** What to write in place of the passage, or null if only a person can know. */
  instead: string | null;
  /** True if the story is not published with it. */
  blocks: boolean;
  /** Findings with the same topic are ignored together. */
  topic: string;
};
