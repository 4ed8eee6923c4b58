import { trimEnd } from '../../text/trimEnd.ts';
import { comparable } from './comparable.ts';

const opens =
  /^(?:(?:words|written|reported|story|posted|published|text|reviewed|interview)\s+by|by|author|authors|von|par|por|di|da|door|av|af|от|автор|كتب|بقلم|작성자|文|作者|著者)(?:\s*[:：]\s*|\s+|$)/iu;
const separators = / ?[;|•·／] ?| ?& ?|, ?| (?:and|und|et|with) /iu;
/** What stands beside a name: the person's work. A few names have such a word. */
const work =
  /\b(?:editor|reporter|correspondent|writer|staff|contributor|producer|bureau|chief|columnist|critic|author|photographer|intern|analyst|director|manager|president|team|redakteur|redaktion|journaliste|redactor)\b/iu;
const note = /\b(?:special to|follow|updated|published|posted)\b/iu;
/** A date may follow without a sign between. */
const months =
  /(?:^| )(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.?$/u;
const maxNameCharacters = 60;
const maxNameWords = 6;
const maxNames = 20;

/** The names in a byline or in a page's data, each once: without “By”, offices and addresses. */
export const namesIn = (text: string): string[] => findNames(text, isName);

/**
 * The names in what is surely a byline. If there are none, it names one by a work, such as “Staff Writer” — or “Ann
 * Reporter”, which nobody can tell from a work.
 */
export const signedNamesIn = (text: string): string[] => {
  const names = namesIn(text);
  return names.length > 0 ? names : findNames(text, couldBeName).slice(0, 1);
};

const findNames = (text: string, isWanted: (name: string) => boolean): string[] => {
  const whole = text.replaceAll(/\s+/g, ' ').trim().replace(opens, '');
  const found = new Map<string, string>();
  for (const part of whole.slice(0, 1_000).split(separators)) {
    const begun = part
      .replace(opens, '')
      .replace(/^By(?=\p{Lu})/u, '')
      .replace(/^[ "'(–—-]+/u, '');
    const name = trimEnd(withoutNote(begun).replace(months, ''), ' "\'),.–—-');
    if (isWanted(name) && found.size < maxNames && !found.has(comparable(name)))
      found.set(comparable(name), name);
  }
  return [...found.values()];
};

/** A name without what follows in brackets, and without an address. */
const withoutNote = (text: string): string => {
  const [before = ''] = text.split(/[<@]/, 1);
  const bracket = before.lastIndexOf('(');
  const isAtEnd = bracket > 0 && (!before.includes(')', bracket) || before.endsWith(')'));
  return isAtEnd ? before.slice(0, bracket) : before;
};

const isName = (text: string): boolean => couldBeName(text) && !(text.includes(' ') && work.test(text));

const couldBeName = (text: string): boolean =>
  /\p{L}{2}/u.test(text) &&
  !/https?:|www\.|@|\d{2}|[!?…]/u.test(text) &&
  text.length <= maxNameCharacters &&
  text.split(' ').length <= maxNameWords &&
  !(text.includes(' ') && note.test(text)) &&
  !/^(?:admin|administrator|editor|staff|guest|anonymous|unknown|null|undefined|none|by|jr|sr|ph\.?d|m\.?d)\.?$/iu.test(
    text,
  );
