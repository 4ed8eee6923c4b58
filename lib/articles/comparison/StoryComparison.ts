import type { WordPart } from '../../corrections/passages/wordParts.ts';
import type { Crop } from '../../images/crop.ts';

/** A picture as readers see it. `asset` is its document id. */
export type ShownPicture = { asset: string; crop: Crop };

type ComparedPicture = { was: ShownPicture | null; is: ShownPicture | null };

/** One text of an item, in both versions. Without words on one side, it did not exist there. */
export type ComparedText = {
  /** The name of a field, or empty for running text. */
  label: string;
  was: WordPart[];
  is: WordPart[];
  /** True if it is shown whole, because the story has more changed words than are compared one by one. */
  isCoarse: boolean;
  /** Set if the text names a picture. */
  picture: ComparedPicture | null;
};

/** A row of a part: unchanged items folded into one, or an item of which one text or more changed. */
export type ComparedRow =
  | { kind: 'kept'; count: number }
  | { kind: 'moved'; text: string }
  | { kind: 'changed' | 'movedAndChanged' | 'added' | 'removed'; texts: ComparedText[] };

export type ComparedPart = { name: string; title: string; rows: ComparedRow[] };

/** The name of a referenced document, or null if it is unknown. */
export type NameOf = (id: string) => string | null;
