/** Words that nothing but a byline begins with, above a text. */
const english = /^(?:written by|words by|reported by|story by|author|by)\b\s*:?\s*/iu;
/** Ways to write “written by”. “نوشته شده در …” goes on with a place or a day. */
const writtenBy =
  /^(?:geschrieben von|écrit par|escrito por|נכתב על ידי|نوشته(?: شده توسط|(?! شده(?!\p{L})))) ?:? (?=\p{L})/iu;
/** Names of the writer's part, in the languages of readers' pages, before a colon. */
const labels =
  /^(?:text|autor|autorin|autoren|autora|autores|autorka|autorzy|auteur|auteure|auteurs|tekst|texte|texto|автор|авторка|автори|текст|כתב|כתבה|كتب|كتبت|الكاتب|نویسنده|تحریر|مصنف)\s*[:：]\s*/iu;
/** Words that sentences and titles begin with, too. */
const prepositions = /^(?:von|par|por|מאת|بقلم|به قلم|از قلم)(?:\s*[:：]\s*|\s+)(?=\S)/iu;

const conjunctions = / (?:and|with|und|mit|et|y|e|i|oraz|та|і|й) /giu;
/** What may follow names: a time, and another part of the line. */
const otherParts = /[|·•\d]| [-–—] /u;
const minWords = 2;
const maxWords = 4;
const maxNames = 6;

/** Each word begins with a capital, is of a script without capitals, or is written without one, like “van”. */
export const isNameLike = (text: string): boolean =>
  text
    .replaceAll(conjunctions, ' ')
    .split(/[\s,;&]+/)
    .filter(Boolean)
    .every((word) =>
      /^[\p{Lu}\p{Lo}"'’(]|^(?:van|von|de|del|der|den|da|di|dos|du|al|bin|ibn|el|la|le|y|e|i)$/u.test(word),
    );

const wordsOf = (name: string): string[] => name.split(' ').filter(Boolean);

const isWholeName = (name: string): boolean => {
  const { length } = wordsOf(name);
  return length >= minWords && length <= maxWords && isNameLike(name);
};

/** “Jane Roe und Max Poe, Berlin”: a whole name, and others or a place. */
const areNames = (text: string): boolean => {
  const [first = '', ...more] = text
    .split(/[,;&]/)
    .flatMap((part) => part.split(conjunctions))
    .map((part) => part.trim())
    .filter(Boolean);
  return isWholeName(first) && more.length < maxNames && more.every(isNameLike);
};

/** What a byline begins with. `isSure` is false for words that sentences begin with, too. */
export type BylineOpening = { length: number; isSure: boolean };

/** Null for a line that begins in another way. “Von Berlin nach Rom” and “Por la tarde” are none: they go on with no name. */
export const findBylineOpening = (text: string): BylineOpening | null => {
  const sure = (english.exec(text) ?? writtenBy.exec(text) ?? labels.exec(text))?.[0];
  if (sure !== undefined) return { length: sure.length, isSure: true };
  const [word] = prepositions.exec(text) ?? [];
  if (word === undefined) return null;
  const [names = ''] = text.slice(word.length).split(otherParts, 1);
  return areNames(names.trim()) ? { length: word.length, isSure: false } : null;
};

/** Two whole names with a conjunction of another language between them are two. “José Ortega y Gasset” is one. */
export const withSeparators = (names: string): string => {
  const parts = names.split(conjunctions);
  return parts.length > 1 && parts.every((part) => isWholeName(part.trim())) ? parts.join(' & ') : names;
};

/** In Hebrew and Arabic “and” is the first letter of the next name. Names may begin with the letter, too. */
export const splitAtPrefix = (names: string): string[] => names.split(/ (?:ו|و)(?=\p{L})/u);

/** A word alone beside a name is its place. */
export const isNameOfSeveralWords = (name: string): boolean => wordsOf(name).length >= minWords;

/** The words of these openings and conjunctions, in lower case. */
export const openingWords = [
  ...'words written reported story author by and with text autor autorin autoren autora autores autorka'.split(
    ' ',
  ),
  ...'autorzy auteur auteure auteurs tekst texte texto von par por und et y i oraz mit'.split(' '),
  ...'geschrieben écrit escrito נכתב על ידי نوشته автор авторка автори текст та і й מאת כתב כתבה بقلم به قلم از ו و كتب كتبت الكاتب نویسنده تحریر مصنف'.split(
    ' ',
  ),
];

/** True for a line that begins as a byline does, whatever follows. */
export const hasBylineOpening = (text: string): boolean =>
  [english, writtenBy, labels, prepositions].some((pattern) => pattern.test(text));
