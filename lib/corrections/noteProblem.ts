import type { CorrectionKind } from './vocabulary.ts';

/** Under this a note can hardly say what was wrong and what is right. */
const shortestNote = 40;

/** Openings and pointers that send the reader elsewhere to find out what the note is about. */
const pointsElsewhere =
  /\b(see (?:above|below)|(?:the )?(?:above|below|aforementioned)|as (?:noted|stated) (?:above|below|earlier))\b/iu;

/** AP and Reuters: where something was wrong, say that it was, not that it was updated or clarified. */
const softens = /\b(?:updat(?:e|ed|es|ing)|clarif(?:y|ies|ied|ication))\b/iu;

/**
 * Why a note would not stand alone, or null when it does. Readers meet it in feeds and in
 * the log of corrections, away from the story, so it has to say by itself what was wrong.
 *
 * @see https://www.nytimes.com/editorial-standards/guidelines-on-integrity.html
 */
export const noteProblem = (note: string, kind: CorrectionKind | undefined): string | null => {
  const text = note.trim();
  if (text.length < shortestNote) {
    return `Say what was wrong and what is right: a note stands alone in the log of corrections (${shortestNote} characters or more).`;
  }
  if (!/^["'“‘«¿¡([]?[\p{Lu}\p{Lo}\p{N}]/u.test(text)) return 'Begin the note as a sentence.';
  if (!/[.!?…۔。؟]["'”’»)\]]?$/u.test(text)) return 'End the note as a sentence.';
  if (pointsElsewhere.test(text)) {
    return 'Name the passage instead of pointing above or below: a note is also read away from its story.';
  }
  if (kind === 'correction' && softens.test(text)) {
    return 'Something was wrong: say “correction” or “corrected”, not “updated” or “clarified”.';
  }
  return null;
};
