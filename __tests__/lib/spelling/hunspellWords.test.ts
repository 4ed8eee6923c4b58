import { hunspellWords } from '../../../lib/spelling/hunspellWords.ts';
import fc from '../../properties.ts';

const dictionary = (affixes: string[], words: string[]) =>
  hunspellWords({
    affixes: ['SET UTF-8', ...affixes].join('\n'),
    words: new TextEncoder().encode([String(words.length), ...words, ''].join('\n')),
  });

const english = dictionary(
  [
    'PFX A Y 1',
    'PFX A 0 re .',
    'SFX D Y 3',
    'SFX D 0 d e',
    'SFX D y ied [^aeiou]y',
    'SFX D 0 ed [^ey]',
    'SFX N N 1',
    'SFX N 0 ness .',
  ],
  ['open/AD', 'close/AD', 'carry/D', 'kind/NA', 'Ann', 'café', 'half-open'],
);

describe('the words of a Hunspell dictionary', () => {
  it.each([
    'open',
    'opened',
    'reopen',
    'reopened',
    'closed',
    'reclosed',
    'carried',
    'kindness',
    'rekind',
    'Ann',
    'café',
    'half-open',
  ])('are stems and their forms: %s', (word) => {
    expect(english(word)).toBe(true);
  });

  it.each([
    '',
    'ope',
    'opend',
    'closeed',
    'carryed',
    'recarry',
    'Open',
    'ann',
    'cafe',
    'rekindness',
    '7',
    'open/AD',
    'x'.repeat(100),
  ])('are no others: %s', (word) => {
    expect(english(word)).toBe(false);
  });

  it('have flags of two letters, numbers or any sign, and further affixes behind an affix', () => {
    const long = dictionary(
      ['FLAG long', 'SFX Aa Y 1', 'SFX Aa 0 er/Bb .', 'SFX Bb Y 1', 'SFX Bb 0 s .'],
      ['work/Aa', 'play/Bb'],
    );
    expect(['work', 'worker', 'workers', 'plays'].map(long)).toEqual([true, true, true, true]);
    expect(['works', 'player', 'playser'].map(long)).toEqual([false, false, false]);
    const numbers = dictionary(
      ['FLAG num', 'SFX 12 Y 1', 'SFX 12 0 s .', 'SFX 1 Y 1', 'SFX 1 0 x .'],
      ['tree/12'],
    );
    expect(['trees', 'treex'].map(numbers)).toEqual([true, false]);
    const unicode = dictionary(['FLAG UTF-8', 'SFX é Y 1', 'SFX é 0 s .'], ['tree/é']);
    expect(unicode('trees')).toBe(true);
  });

  it('are not what is forbidden, a part of compounds or a stem that needs an affix', () => {
    const german = dictionary(
      [
        'NEEDAFFIX h',
        'FORBIDDENWORD d',
        'ONLYINCOMPOUND o',
        'CIRCUMFIX f',
        'PFX G Y 1',
        'PFX G 0 ge/f .',
        'SFX T Y 2',
        'SFX T 0 t .',
        'SFX T 0 t/f .',
      ],
      ['spiel/hT', 'falsch/d', 'teil/o', 'mach/GT'],
    );
    expect(['spielt', 'mach', 'macht', 'gemacht'].map(german)).toEqual([true, true, true, true]);
    expect(['spiel', 'falsch', 'teil', 'gemach'].map(german)).toEqual([false, false, false, false]);
  });

  it('are found among words with the same beginning, and in files that end or break lines in another way', () => {
    const some = hunspellWords({
      affixes: 'SFX S Y 1\r\nSFX S 0 s .\r\n',
      words: new TextEncoder().encode('4\r\na\r\nab/S\tpo:noun\r\nab\r\nabc/S'),
    });
    expect(['a', 'ab', 'abs', 'abc', 'abcs'].map(some)).toEqual([true, true, true, true, true]);
    expect(['as', 'abcd', 'po', 'po:noun'].map(some)).toEqual([false, false, false, false]);
  });

  it('are exactly those of the list, without rules', () => {
    const word = fc.stringMatching(/^[a-zäß]{1,6}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.array(word), (list, others) => {
        const has = dictionary([], list);
        expect(list.every(has)).toBe(true);
        expect(others.filter((other) => !list.includes(other)).some(has)).toBe(false);
      }),
    );
  });
});
