import { trimEnd } from '../text/trimEnd.ts';
import { comparable } from './Line.ts';

/** Labels that newspapers put before a headline or standfirst. */
const labels = new Set([
  'analysis',
  'breaking',
  'breaking news',
  'column',
  'comment',
  'editorial',
  'exclusive',
  'explained',
  'explainer',
  'fact check',
  'factcheck',
  'interview',
  'investigation',
  'live',
  'obituary',
  'opinion',
  'profile',
  'revealed',
  'review',
  'special report',
  'video',
  'watch',
]);
const isLabel = (text: string): boolean => labels.has(text.toLowerCase());

/** Splits `Exclusive: the rest`. A label alone has no rest. */
export const findLabel = (text: string): { label: string; rest: string | null } | null => {
  const alone = text.replace(/[:|]$/, '').trim();
  if (isLabel(alone)) return { label: alone, rest: null };
  const separator = /[:|]|\s[-–—]/u.exec(text);
  if (!separator) return null;
  const label = text.slice(0, separator.index).trimEnd();
  const rest = text.slice(separator.index + separator[0].length).trimStart();
  return isLabel(label) && rest !== '' ? { label, rest } : null;
};

const typesOfWork: [RegExp, string][] = [
  [/^(opinion|comment|editorial|column)$/i, 'opinion'],
  [/^analysis$/i, 'analysis'],
  [/^(explainer|explained)$/i, 'explainer'],
  [/^live$/i, 'live'],
  [/^obituary$/i, 'obituary'],
];
export const typeOfWorkFor = (label: string | null): string =>
  typesOfWork.find(([pattern]) => label !== null && pattern.test(label))?.[1] ?? 'news';

const junk: [RegExp, string][] = [
  [/^(?:page )?views?\s*(?::\s*)?[\d,.]+k?$/i, 'a counter'],
  [/^[\d,.]+k?\s+(?:page )?views?$/i, 'a counter'],
  [/^visited [\d,]+ times?\b.*$/i, 'a counter'],
  [/^[\d,]+ visits?(?:\(s\))? today$/i, 'a counter'],
  [
    /^(?:close|dismiss|menu|search|skip to (?:main )?content|back to top|toggle navigation|×|✕)$/i,
    'a control of the page',
  ],
  [
    /^(?:share|tweet|e-?mail|print|save|copy link|like|follow(?: us)?)(?: (?:this|on|via|by)\b.{0,40})?$/i,
    'a control of the page',
  ],
  [/^(?:subscribe|sign up|sign in|log ?in|register|donate|support us)\b.{0,60}$/i, 'a control of the page'],
  [
    /^(?:advertisement|sponsored|promoted|continue reading|read more|show more)\.?$/i,
    'advertising or a teaser',
  ],
  [/^(?:leave a (?:comment|reply)|(?:\d+ |no )?comments?(?: closed)?)$/i, 'a control of the page'],
  [/\b(?:we use|uses?|accept(?: all)?) cookies\b/i, 'a cookie notice'],
  [/^(?:©|\(c\)|copyright)\s.*$/i, 'a legal line'],
  [/^\d+\s*min(?:ute)?s?(?: read)?$/i, 'a reading time'],
];

/** Returns why a line is not part of the story, or null. */
export const junkReason = (text: string): string | null =>
  junk.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null;

const monthName =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/iu;
const weekdayName = /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?$/iu;
/** A word in a date is the month. */
const datePatterns = [
  /\d{1,2}(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+\d{4}/giu,
  /\b([a-z]{3,9})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/giu,
  /\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/gu,
];

/** The first date in a text, with its weekday. */
const findDate = (text: string): string | null => {
  const [date] = datePatterns
    .flatMap((pattern) => Array.from(text.matchAll(pattern)))
    .filter(([, month]) => month === undefined || monthName.test(month))
    .toSorted((left, right) => left.index - right.index);
  if (!date) return null;
  const end = date.index + date[0].length;
  const before = text.slice(0, date.index).trimEnd();
  const lastWord = before.slice(before.lastIndexOf(' ') + 1);
  return text.slice(weekdayName.test(lastWord) ? before.length - lastWord.length : date.index, end);
};

const findIn =
  (pattern: RegExp) =>
  (text: string): string | null =>
    pattern.exec(text)?.[0] ?? null;
const findTime = findIn(
  /\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\s*(?:[ap]\.?m\.?))?(?:\s*(?:GMT|UTC|BST|I[SD]T|CES?T|EES?T|[ECMP][SD]?T|[+-]\d{2}:?\d{2}))?(?![\w%])/iu,
);
const findCounter = findIn(/\b(?:page )?views?\s*(?::\s*)?[\d,.]+k?\b/iu);

/** The credits line: `Written by … 2:33 pm Tech Views: 0`. */
export type Credits = {
  /** Null if the line names nobody. Empty if a name is announced but missing. */
  names: string[] | null;
  date: string | null;
  time: string | null;
  /** The rest of the line, such as a section. */
  rest: string[];
  counter: string | null;
};

const opensByline = /^(?:written by|words by|reported by|story by|author|by)\b\s*:?\s*/iu;
const opensTime =
  /^(?:published|posted|first published|updated|last updated|last modified)\b\s*:?\s*(?:on|at)?\s*/iu;

/**
 * Parses a credits line, or returns null. Below the top of a page a time alone is not enough: running text and
 * live reports start with times.
 */
export const findCredits = (text: string, isTop: boolean): Credits | null => {
  const hasByline = opensByline.test(text);
  let left = text.replace(opensByline, '');
  const hasOpening = hasByline || opensTime.test(left);
  left = left.replace(opensTime, '');
  const take = (find: (text: string) => string | null): string | null => {
    const found = find(left);
    if (found !== null) left = left.replace(found, ' | ');
    return found?.trim() ?? null;
  };
  const counter = take(findCounter);
  const date = take(findDate);
  const time = take(findTime);
  const hasFacts = counter !== null || date !== null || time !== null;
  if (!hasOpening && !(isTop ? hasFacts : counter !== null)) return null;
  const firstGap = left.search(/\||·|•/);
  const before = hasByline ? (firstGap < 0 ? left : left.slice(0, firstGap)) : '';
  const after = hasByline ? (firstGap < 0 ? '' : left.slice(firstGap)) : left;
  const rest = after
    .split(/[|·•]|\s[-–—]\s/u)
    .map((part) => part.replace(/^(?:in|at|on|,)\s+/i, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (rest.some((part) => part.length > 40) || (text.length > 160 && !hasByline)) return null;
  if (hasByline && (before.length > 120 || (!hasFacts && /[.!?]$/.test(text)))) return null;
  return { names: hasByline ? namesIn(before) : null, date, time, rest, counter };
};

/** Splits `Harry Davies, Yuval Abraham and Ann Other` into names. */
const namesIn = (text: string): string[] =>
  text
    .split(/,|;|&|\band\b/u)
    .map((name) => name.replaceAll(/\s+/g, ' ').trim())
    .filter((name) => /\p{L}/u.test(name));

const asksForContact =
  /\b(?:contact|get in touch with|reach(?: out to)?|write to|e-?mail|message|speak to|talk to)\b/iu;
const givesPurpose =
  /\b(?:information|insights?|tips?|know more|more to tell|story ideas?|stories|share|questions?|anonymous(?:ly)?|confidential(?:ly)?|securely|secure)\b/iu;
const name =
  "\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:(?:van|von|de|der|den|da|di|al|bin|ibn|el)\\s+)*\\p{Lu}[\\p{L}'’.-]+)+";
const verbs =
  '(?:[Cc]ontact|[Gg]et in touch with|[Rr]each(?: out to)?|[Ww]rite to|[Ee]-?mail|[Mm]essage|[Ss]peak to|[Tt]alk to)';
/** Case distinguishes names from words, so the pattern is case-sensitive. */
const namesAfterVerb = new RegExp(
  `${verbs}\\s+(${name}(?:(?:,\\s*(?:(?:and|or)\\s+)?|\\s+(?:and|or)\\s+|\\s*&\\s*)${name})*)`,
  'u',
);

/** The people that a paragraph names as contacts, or null. */
export const findContactNames = (text: string, known: string[]): string[] | null => {
  if (text.length > 600 || !asksForContact.test(text)) return null;
  const words = ` ${comparable(text)} `;
  const named = known.filter((person) => words.includes(` ${comparable(person)} `));
  const sought = namesAfterVerb.exec(text)?.[1];
  const others = sought ? namesIn(sought.replaceAll(' or ', ' and ')).map((one) => trimEnd(one, ".’'")) : [];
  const isAddressed =
    givesPurpose.test(text) || /^\W*(?:contact|get in touch|reach|write to|e-?mail)/i.test(text);
  if (!isAddressed || (named.length === 0 && others.length === 0)) return null;
  const all = [...named, ...others];
  return all.filter(
    (one, index) => all.findIndex((other) => comparable(other) === comparable(one)) === index,
  );
};

const summaryBefore = /^(?:summary|in summary|in brief|in short|tl;?dr)\s*[:–—-](.+)$/iu;
export const findSummary = (text: string): string | null => summaryBefore.exec(text)?.[1]?.trim() || null;
export const isSummaryHeading = (text: string): boolean =>
  /^(?:summary|in summary|in brief|tl;?dr)\s*:?$/iu.test(text);
export const isKeyPointsHeading = (text: string): boolean =>
  /^(?:key points|key takeaways|at a glance|main points|highlights)\s*:?$/iu.test(text);
