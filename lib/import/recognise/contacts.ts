import { textWithout, wordsIn } from '../account/words.ts';
import { comparable } from './comparable.ts';

/** A request to readers begins the paragraph: a sentence about somebody who was contacted does not. */
const asks =
  /^\W*(?:(?:please |to |do you |if you |for |got |have |know |you can |reach |if |anyone |readers ).{0,300}?)?\b(?:contact|get in touch with|get in touch|reach(?: out to)?|write to|e-?mail|message|speak to|talk to)\b/iu;
const maxCharacters = 600;

/** All that such a request says beside names. The story's page says it itself, so nothing is lost with it. */
const formula = new Set(
  `a about additional an and any anonymously anything are as at be by can confidential confidentially contact
  contacts do else email either emails for from further get give got have help his her how idea ideas if in
  info information insight insights is it journalist journalists know knows like mail message me might more need of on or
  our out please provide question questions reach reached relate related relates report reporter reporters reporting
  securely secure send share should some something speak story stories such talk team tell that the their them there these they this tip tips
  to touch us via want we what who wish with write would you your`.split(/\s+/),
);

/** How to reach somebody. A paragraph that says it stays in the text. */
const channels = new Set(
  'address call calling chat direct encrypted line mobile number phone post securedrop signal telegram telephone text threema whatsapp wire'.split(
    ' ',
  ),
);

export type Contacts = {
  /** Names of the newsroom's people in the paragraph. */
  names: string[];
  /** True if it says nothing but whom to contact: the contacts of the story hold every word that matters. */
  isWhole: boolean;
};

/** The people whom a paragraph asks readers to contact, or null. A quotation asks nobody. */
export const findContacts = (text: string, known: string[]): Contacts | null => {
  if (text.length > maxCharacters || /["“”„«»‘]/u.test(text)) return null;
  const isNamedFirst = /^.{0,200}\b(?:can be reached|write to (?:them|him|her))\b/iu.test(text);
  if (!asks.test(text) && !isNamedFirst) return null;
  const words = ` ${comparable(text)} `;
  const names = known.filter((person) => words.includes(` ${comparable(person)} `));
  if (names.length === 0) return null;
  const plain = text
    .split(/\s+/)
    .filter((word) => !/[@/]|\.\p{L}/u.test(word))
    .join(' ');
  const isRequest = (plain.match(/(?<![\p{L}'’])\p{Ll}\p{L}*/gu) ?? []).every(
    (word) => formula.has(word) || channels.has(word),
  );
  if (!isRequest) return null;
  const rest = wordsIn(textWithout(comparable(text), names.map(comparable)));
  return { names, isWhole: rest.every((word) => formula.has(word)) && wordsIn(text).length <= 60 };
};
