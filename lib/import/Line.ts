import type { Block } from '../pasting/Block.ts';
import type { Source } from '../pasting/notes/sourceFrom.ts';
import type { PlayerFacts } from './html/playerFacts.ts';
import type { PageFacts } from './PageFacts.ts';

/** What the markup says that a line is. */
export type Role = 'byline' | 'date' | 'standfirst' | 'lead' | 'label' | 'caption' | 'tags';

/** One paragraph, heading or list item of an article page, in reading order. */
export type Line = {
  /** The line number, from 1. */
  number: number;
  text: string;
  /** 1 to 6 for a heading, null for text. */
  level: number | null;
  list: 'bullet' | 'number' | null;
  isQuote: boolean;
  /** True if its place on the page suggests running text. */
  isBody: boolean;
  /** True for a menu, a footer or a form: no field is read from them. */
  isFurniture: boolean;
  /** True if all of it is one link, as in a menu. */
  isLink?: boolean;
  /** True for a heading of the first level that is not the title of its document. */
  isPart?: boolean;
  role?: Role | null;
  block: Block;
};

/** A picture that came along, before or after the line with the number. `file` is its place among the files. */
export type PagePicture = { line: number; file: number; isBody: boolean; alt?: string; caption?: string };

/** A film or sound in its place. Addresses are as the page has them. */
export type PageRecording = PlayerFacts & { line: number };

/** A part that is no line: a picture of another site, an embedded player. */
export type LeftPart = { text: string; reason: string };

/** Words of the page that are on no line, with the rule that took them away or the field that holds them. */
export type SkippedText = { text: string; fate: 'placed' | 'dropped'; rule: string };

/** A parsed page. */
export type Page = {
  /** True for a text that somebody wrote, such as a Word file: above its text are no controls of a page. */
  isDocument?: boolean;
  /** All its words, read without any rule: the account of the import must balance with them. */
  text: string;
  lines: Line[];
  skipped: SkippedText[];
  facts: PageFacts;
  leftOut: LeftPart[];
  /** Footnotes. */
  sources: Source[];
  pictures: PagePicture[];
  /** Those of the story, for whoever finds their files. */
  recordings?: PageRecording[];
};
