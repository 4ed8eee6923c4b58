import {
  commonEnds,
  readableParts,
  type WordPart,
  wholeWordings,
  wordParts,
} from '../../../../lib/corrections/passages/wordParts.ts';
import fc from '../../../properties.ts';

/** Writes parts with [-struck-] and {+inserted+} words. */
const shown = (parts: WordPart[]): string =>
  parts
    .map(({ part, text }) => (part === 'struck' ? `[-${text}-]` : part === 'inserted' ? `{+${text}+}` : text))
    .join('');

describe('commonEnds', () => {
  it.each([
    ['', '', 0, 0],
    ['abc', 'abc', 3, 0],
    ['abc', 'xbc', 0, 2],
    ['abc', 'abx', 2, 0],
    ['abcd', 'axd', 1, 1],
    ['aa', 'aaa', 2, 0],
    ['ab', 'ba', 0, 0],
    ['abab', 'ab', 2, 0],
    ['xab', 'ab', 0, 2],
  ])('of %j and %j do not overlap', (was, is, head, tail) => {
    expect(commonEnds(was, is)).toEqual({ head, tail });
    expect(commonEnds([...was], [...is])).toEqual({ head, tail });
  });
});

describe('wordParts', () => {
  it.each([
    ['equal wordings', 'It is so', 'It is so', 'It is so'],
    ['nothing', '', '', ''],
    ['a word in place of another', 'It cost 8 pounds', 'It cost 9 pounds', 'It cost [-8-]{+9+} pounds'],
    [
      'words side by side as one change',
      'It is nine big days',
      'It is ten small days',
      'It is [-nine big-]{+ten small+} days',
    ],
    ['a word put in before an unchanged one', 'a b', 'a new b', 'a {+new +}b'],
    ['words taken out on both sides of a space', 'one two', ' ', '[-one-] [-two-]'],
    ['words put in on both sides of a space', ' ', 'one two', '{+one+} {+two+}'],
    ['words apart', 'a x b y c', 'a X b Y c', 'a [-x-]{+X+} b [-y-]{+Y+} c'],
    ['a space that a change does not touch', 'a  b', 'a  c', 'a  [-b-]{+c+}'],
  ])('shows %s', (_case, was, is, expected) => {
    expect(shown(wordParts(was, is))).toBe(expected);
  });

  it('shows the middle as one change if more words changed than are compared', () => {
    const words = (word: string) => Array.from({ length: 400 }, (_, index) => `${word}${index}`).join(' ');
    const [was, is] = [`Begin ${words('a')} end`, `Begin ${words('b')} end`];
    expect(shown(wordParts(was, is))).toBe(`Begin [-${words('a')}-]{+${words('b')}+} end`);
  });

  it('has all words of both wordings', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', ' ', '  ', '.', '9'), { maxLength: 12 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (was, is) => {
        const parts = wordParts(was, is);
        const without = (part: WordPart['part']) =>
          parts
            .filter((one) => one.part !== part)
            .map((one) => one.text)
            .join('');
        expect([without('inserted'), without('struck')]).toEqual([was, is]);
      }),
    );
  });
});

describe('readableParts', () => {
  it('shows both wordings whole beyond seven parts', () => {
    expect(shown(readableParts('x a x b y', 'X a X b y'))).toBe('[-x-]{+X+} a [-x-]{+X+} b y');
    expect(shown(readableParts('x a x b x', 'X a X b X'))).toBe('[-x a x b x-]{+X a X b X+}');
  });
});

describe('wholeWordings', () => {
  it('leaves out an empty one', () => {
    expect(shown(wholeWordings('', 'New'))).toBe('{+New+}');
    expect(shown(wholeWordings('Old', ''))).toBe('[-Old-]');
    expect(wholeWordings('', '')).toEqual([]);
  });
});
