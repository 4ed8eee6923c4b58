import { isWebLink } from '../../pasting/isWebLink.ts';
import { describeLeftOut, type LeftOut, type LeftOutKind } from '../../pasting/LeftOut.ts';
import type { LeftPart } from '../Line.ts';

const maxAddressCharacters = 200;

/** A part that is left out, with its address, so that a person finds it again. */
export const namedPart = (kind: LeftOutKind, element: Element): LeftPart[] => {
  const name = names[kind];
  if (!name) return [];
  const address = element.getAttribute(kind === 'link' ? 'href' : 'src') ?? '';
  const short =
    address.length > maxAddressCharacters ? `${address.slice(0, maxAddressCharacters)}…` : address;
  const words = kind === 'link' ? wordsOf(element) : (element.getAttribute('alt') ?? '').trim();
  const shown = kind === 'link' || /^(?!data:|cid:|word-picture:)/i.test(short) ? short : '';
  const text = [name, shown, words && (kind === 'link' ? `on “${words}”` : `(“${words}”)`)]
    .filter(Boolean)
    .join(' ');
  return [{ text, reason: kind === 'picture' && !isWebLink(address) ? notHere : (reasons[kind] ?? notHere) }];
};

const names: Partial<Record<LeftOutKind, string>> = {
  picture: 'Picture',
  largePicture: 'Picture',
  video: 'Video',
  audio: 'Sound recording',
  embed: 'Embedded page',
  link: 'Link',
};

const notHere = 'it did not come along; add it in the story';
const reasons: Partial<Record<LeftOutKind, string>> = {
  picture: 'it is on another site and was not loaded; save it, and upload it if you have the rights',
  largePicture: 'it is too large, or one of more than 20; upload it in the story',
  embed: 'not loaded; add an embed in the story if readers need it',
  link: 'it leads nowhere on the web; its words are in the text',
};

const wordsOf = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** A question for a person: only who reads the language sees that the letters are wrong. */
export const encodingPart = (guessed: string | null): LeftPart[] =>
  guessed === null
    ? []
    : [
        {
          text: `Encoding: ${guessed}`,
          reason: 'the text names none, and this fits its letters; if they are wrong, save it again as UTF-8',
        },
      ];

/** Kinds that say something about the text of a web page, whose colours and icons are its design. */
const kindsOfPages: LeftOutKind[] = ['mergedCell', 'cellLink', 'comment', 'deletion', 'strike', 'script'];

/** What was left out and has no name, in one part: formatting, merged cells, comments. */
export const countedPart = (leftOut: LeftOut, isDocument: boolean): LeftPart[] => {
  const kinds = (Object.keys(leftOut) as LeftOutKind[]).filter(
    (kind) => !names[kind] && (isDocument || kindsOfPages.includes(kind)),
  );
  const words = describeLeftOut(Object.fromEntries(kinds.map((kind) => [kind, leftOut[kind]])));
  return words === null ? [] : [{ text: words, reason: 'stories have no such thing' }];
};
