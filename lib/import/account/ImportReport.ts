import { type Block, plainBlock } from '../../pasting/Block.ts';
import type { Line } from '../Line.ts';
import { Account } from './Account.ts';

export type Note = {
  /** The line on the page, or null if the note is about no line. */
  line: number | null;
  text: string;
  reason: string;
  /** What the story gets if a person puts it in. Absent if the note has no words of the page. */
  block?: Block;
  /** True if the page lacks it. `text` is the name of the field. */
  isMissing?: true;
};

/** Collects what did not become part of the draft, and the account of all words of the page. */
export class ImportReport {
  /** Not part of the story. */
  readonly dropped: Note[] = [];
  /** Perhaps part of the story, but no field fits. */
  readonly unplaced: Note[] = [];
  readonly account = new Account();

  /** For words that are in a field. */
  place(field: string, text: string): void {
    this.account.add('placed', field, text);
  }

  /** @param words those of the line that are in no field. */
  drop(line: Line, reason: string, words = line.text): void {
    this.dropped.push(noteOf(line, reason));
    this.account.add('dropped', reason, words);
  }

  /** For words that say nothing, such as “by”: they are counted, and nobody has to read them. */
  dropWords(text: string, rule: string): void {
    this.account.add('dropped', rule, text);
  }

  leave(line: Line, reason: string): void {
    this.unplaced.push(noteOf(line, reason));
    this.account.add('left', reason, line.text);
  }

  /** For a part of the page that is no text. */
  leavePart(text: string, reason: string): void {
    this.unplaced.push({ line: null, text, reason });
  }

  /** For words that are on no line, such as the metadata. */
  leaveText(text: string, reason: string): void {
    this.unplaced.push({ line: null, text, reason, block: plainBlock(text, 'note') });
  }

  /** For a field that the page lacks. */
  leaveMissing(field: string, reason: string): void {
    this.unplaced.push({ line: null, text: field, reason, isMissing: true });
  }
}

/** Some notes are about a part of their line. */
const noteOf = ({ number, text, block }: Line, reason: string): Note => {
  const isWhole = block._type !== 'block' || textOf(block) === text;
  return { line: number, text, reason, block: isWhole ? block : plainBlock(text, 'note') };
};

const textOf = ({ children }: Block): string =>
  (children as { text: string }[])
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
