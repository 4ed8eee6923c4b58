import { fixedWords } from '../../../../lib/corrections/state/fixedWords.ts';

describe('the words of a typo fix', () => {
  it.each([
    ['one word', [{ was: 'They closed teh school.', is: 'They closed the school.' }], 'teh → the'],
    ['two', [{ was: 'teh one, wich fell', is: 'the one, which fell' }], 'teh → the, wich → which'],
    [
      'two passages',
      [
        { was: 'teh', is: 'the' },
        { was: 'wich', is: 'which' },
      ],
      'teh → the, wich → which',
    ],
    ['a word that went', [{ was: 'in the the school', is: 'in the school' }], 'the → ∅'],
    ['none', [], ''],
    ['what is no list', 'teh', ''],
    ['what is no text', [{ was: 1 }], ''],
  ])('are told: %s', (_case, changes, told) => {
    expect(fixedWords(changes)).toBe(told);
  });
});
