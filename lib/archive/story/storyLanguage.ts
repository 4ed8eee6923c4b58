import { findLanguage } from '../../import/recognise/findLanguage.ts';

/** Tags that say of a text that its language is not known, is several or none. */
const unknownTags = new Set(['', 'und', 'mul', 'mis', 'zxx']);

/**
 * The language of a story: as its archive says, else as its words tell, else that of the mapping. A note says what is not
 * known.
 *
 * @param tag BCP 47, or null.
 */
export const storyLanguage = (
  tag: string | null,
  text: string,
  ofMapping: string,
  notes: string[],
): string => {
  const named = tag?.trim() ?? '';
  const isNamed = !unknownTags.has(named.toLowerCase());
  const found = findLanguage(isNamed ? named : null, text);
  if (found === null)
    notes.push(
      isNamed
        ? `Its language is “${named}”, which stories cannot have. It is marked as “${ofMapping}”, the language of the mapping.`
        : `Neither the archive nor its words tell its language. It is marked as “${ofMapping}”, the language of the mapping.`,
    );
  else if (!isNamed && found !== ofMapping)
    notes.push(`The archive does not say its language. Its words tell “${found}”.`);
  return found ?? ofMapping;
};
