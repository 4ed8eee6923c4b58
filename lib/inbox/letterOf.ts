import { type InboxEntry, type InboxKind, inboxWords } from './InboxEntry.ts';
import { inboxGroups } from './inboxGroups.ts';
import { studioAddressOf } from './studioAddressOf.ts';

export type Letter = { subject: string; text: string };

type Options = {
  /** The public origin, without a trailing slash. */
  siteUrl: string;
  /** The name of a user, or null if there is none. */
  nameOf: (userId: string) => string | null;
};

/** More are counted, and are under “For me”. */
const maxEntries = 20;
const maxTitleCharacters = 250;
const maxReasonCharacters = 1_000;
/** Ids of documents are far shorter. A comment may name any. */
const maxAddressCharacters = 2_000;

const inboxAddress = '/studio/desk/inbox';

/** Kinds whose reason is mailed: what a colleague says about the story. Comments and reports may quote private text. */
const kindsWithReason: InboxKind[] = [
  'sentBack',
  'missed',
  'unscheduled',
  'declined',
  'answerDeclined',
  'kept',
  'withdrawal',
];

/**
 * A mail in plain text about entries of “For me”, with links into Studio. It has no text of a story but its headline.
 * Line breaks and control characters in what people wrote become spaces, so that nothing can begin a header or a line.
 */
export const letterOf = (entries: InboxEntry[], { siteUrl, nameOf }: Options): Letter => {
  const inOrder = inboxGroups(entries).flatMap(({ entries: held }) => held);
  const shown = inOrder.slice(0, maxEntries);
  const [first] = shown;
  const more = entries.length - shown.length;
  const paragraphs = [
    ...shown.map((entry) => paragraphOf(entry, siteUrl, nameOf)),
    ...(more > 0 ? [`${more} more under “For me”.`] : []),
    `All that waits for you: ${siteUrl}${inboxAddress}\nYou can switch these mails off there.`,
  ];
  const subject =
    entries.length === 1 && first
      ? `${inboxWords[first.kind]}: ${oneLine(first.title, maxTitleCharacters)}`
      : `${entries.length} new entries for you`;
  return { subject, text: `${paragraphs.join('\n\n')}\n` };
};

const paragraphOf = (entry: InboxEntry, siteUrl: string, nameOf: Options['nameOf']): string => {
  const name = entry.by === null ? null : nameOf(entry.by);
  const reason = kindsWithReason.includes(entry.kind) ? entry.reason : null;
  return [
    [inboxWords[entry.kind], name && oneLine(name, maxTitleCharacters)].filter(Boolean).join(' · '),
    oneLine(entry.title, maxTitleCharacters),
    ...(reason ? [`“${oneLine(reason, maxReasonCharacters)}”`] : []),
    addressOf(entry, siteUrl),
  ].join('\n');
};

/** What cannot be opened by a short address is opened from the list. */
const addressOf = (entry: InboxEntry, siteUrl: string): string => {
  const address = studioAddressOf(entry);
  return `${siteUrl}${address.length > maxAddressCharacters ? inboxAddress : address}`;
};

/** Parts of emojis, and of words in Persian and Indian scripts. */
const joiners = ['\u200c', '\u200d'];

/** One line without control characters, shortened to a number of characters. */
const oneLine = (text: string, maxCharacters: number): string => {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (joiners.includes(character) ? character : ' '))
    .split(' ')
    .filter((word) => [...word].some((character) => !joiners.includes(character)))
    .join(' ');
  const characters = [...line];
  return characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : line;
};
