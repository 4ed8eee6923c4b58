import { Account, UnbalancedImport } from '../../../../lib/import/account/Account.ts';
import { countWords, Letters } from '../../../../lib/import/account/words.ts';

const page = 'By Jane Roe. The ferry waits.';

const filled = (text = 'The ferry waits.'): Account => {
  const account = new Account();
  account.add('dropped', 'words around a byline', 'By');
  account.add('left', 'nobody of that name', 'Jane Roe');
  account.add('placed', 'body', text);
  return account;
};

describe('the account of an import', () => {
  it('is the sum of all words by rule', () => {
    expect(filled().balance(page, { body: 'The ferry waits.' })).toEqual({
      words: 6,
      placed: [{ rule: 'body', words: 3 }],
      dropped: [{ rule: 'words around a byline', words: 1, texts: ['By'] }],
      left: [{ rule: 'nobody of that name', words: 2 }],
    });
  });

  it.each([
    ['is in no account', page, 'The ferry.', 'The ferry.'],
    ['is in two', page, 'The ferry waits. Jane', 'The ferry waits. Jane'],
    ['was placed in a field that lacks it', page, 'The ferry waits.', 'The ferry.'],
  ])('is refused loudly if a word %s', (_case, whole, placed, body) => {
    expect(() => filled(placed).balance(whole, { body })).toThrow(UnbalancedImport);
  });

  it('counts words of languages without spaces', () => {
    expect(countWords('渡し船は終電を待つ。')).toBeGreaterThan(4);
    expect(countWords('เรือข้ามฟากรอรถไฟ')).toBeGreaterThan(2);
    expect(countWords('The ferry, 2 pm')).toBe(4);
  });
});

describe('the letters of texts', () => {
  it.each([
    ['all', new Letters().add('Ferry').subtract('ferry'), 0, 0],
    ['fewer', new Letters().add('ferry').subtract('fry'), 2, 2],
    ['others', new Letters().add('ferry').subtract('berry'), 1, 2],
    ['more, then all', new Letters().subtract('aaa').add('aab').add('a'), 1, 1],
    ['none', new Letters().subtract('Ａé2'), 0, 4],
  ])('are compared with those of other texts, which have %s', (_case, letters, missing, difference) => {
    expect([letters.missing, letters.difference]).toEqual([missing, difference]);
  });
});
