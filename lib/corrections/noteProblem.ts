import type { CorrectionKind } from './vocabulary.ts';

/** A shorter note can hardly say what was wrong and what is right. */
const minCharacters = 40;

/** Phrases that send readers elsewhere to find out what was wrong. */
const pointsElsewhere =
  /\b(see (?:above|below)|(?:the )?(?:above|below|aforementioned)|as (?:noted|stated) (?:above|below|earlier))\b/iu;

/** AP and Reuters: say that it was wrong, not that it was updated or clarified. */
const softens = /\b(?:updat(?:e|ed|es|ing)|clarif(?:y|ies|ied|ication))\b/iu;

/**
 * Returns why a note cannot be understood without the story, or null. Readers see it alone in feeds and in the log, so
 * it must say what was wrong.
 *
 * @see https://www.nytimes.com/editorial-standards/guidelines-on-integrity.html
 */
export const noteProblem = (note: string, kind: CorrectionKind | undefined): string | null => {
  const text = note.trim();
  if (text.length < minCharacters) {
    return `Say what was wrong and what is right, in ${minCharacters} characters or more. Readers also see the note without the story.`;
  }
  if (!/^["'“‘«¿¡([]?[\p{Lu}\p{Lo}\p{N}]/u.test(text))
    return 'Begin the note like a sentence, with a capital letter.';
  if (!/[.!?…۔。؟]["'”’»)\]]?$/u.test(text)) return 'End the note like a sentence, with a full stop.';
  if (pointsElsewhere.test(text)) {
    return 'Name the passage instead of pointing above or below. Readers also see the note without the story.';
  }
  if (kind === 'correction' && softens.test(text)) {
    return 'Something was wrong, so say “correction” or “corrected”, not “updated” or “clarified”.';
  }
  return null;
};
