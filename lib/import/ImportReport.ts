import type { Line } from './Line.ts';

/** `line` is the line on the page, or null if the note is about no line. */
export type Note = { line: number | null; text: string; reason: string };

/** Collects what did not become part of the draft. */
export class ImportReport {
  /** Not part of the story. */
  readonly dropped: Note[] = [];
  /** Perhaps part of the story, but no field fits. */
  readonly unplaced: Note[] = [];

  drop({ number, text }: Pick<Line, 'number' | 'text'>, reason: string): void {
    this.dropped.push({ line: number, text, reason });
  }

  leave({ number, text }: Pick<Line, 'number' | 'text'>, reason: string): void {
    this.unplaced.push({ line: number, text, reason });
  }

  /** For what is on no line: a part of the page, or a field that it lacks. */
  leaveText(text: string, reason: string): void {
    this.unplaced.push({ line: null, text, reason });
  }
}
