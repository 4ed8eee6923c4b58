import type { Finding } from '../Finding.ts';
import { isSentenceStart, type Token } from '../words/tokensOf.ts';
import { findingIn, type ReadText } from './TextCheck.ts';

/** Letters whose names begin with a vowel: `an MP`, `an FBI agent`, but `a UN envoy`. */
const vowelLetters = new Set('AEFHILMNORSX');
/** With a vowel, most initialisms are read as words: `a NATO base`. */
const spelledWithVowel = new Set('AI EU FA FBI HIV MEP NGO RAF UFO UK UN US USA'.split(' '));
/** `unicorn` as `union`, not as `uninsured`. */
const youSound = /^uni(?:corn|cycle|fi|fy|lateral|sex|son)/u;

const isSpelled = (word: string): boolean =>
  /^[A-Z]{2,5}$/u.test(word) && (spelledWithVowel.has(word) || !/[AEIOUY]/u.test(word));

/** The article before words that the plug-in of retext does not know, or null. */
const articleBefore = (word: string): 'a' | 'an' | null => {
  if (youSound.test(word)) return 'a';
  return isSpelled(word) ? (vowelLetters.has(word.slice(0, 1)) ? 'an' : 'a') : null;
};

const isArticle = (tokens: readonly Token[], at: number): boolean => {
  const text = tokens[at]?.text ?? '';
  return text === 'a' || text === 'an' || ((text === 'A' || text === 'An') && isSentenceStart(tokens, at));
};

/** `a` or `an` before initialisms. */
export const findSpokenArticles = ({ text, tokens }: ReadText): Finding[] =>
  tokens.flatMap((token, at): Finding[] => {
    const next = tokens[at + 1];
    if (!next?.isSpaced || !isArticle(tokens, at)) return [];
    const expected = articleBefore(next.text);
    if (expected === null || expected === token.folded) return [];
    const instead = token.text.startsWith('A') ? expected.replace('a', 'A') : expected;
    return [
      findingIn(text, token, {
        kind: 'article',
        why: `Before this word English has “${instead}”.`,
        instead,
        topic: `${token.text} ${next.text}`.toLowerCase(),
      }),
    ];
  });
