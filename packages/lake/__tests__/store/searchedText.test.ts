import { foldedWords, searchedText } from '../../src/store/index/searchedText.ts';

describe('the text of a document for search', () => {
  it('has no marks, in whatever form they are written', () => {
    expect(foldedWords('Café Cafe\u0301 ｶﾞ ガ Æ')).toEqual(['cafe', 'cafe', 'カ', 'カ', 'æ']);
  });

  it.each([
    ['marks of different classes', '\u0301\u0316'],
    ['half-width signs that become marks', '\uff9e\u0301'],
  ])('takes linear time with thousands of %s on a letter', (_case, marks) => {
    const before = process.cpuUsage();
    searchedText({ _id: 'a', text: `a${marks.repeat(150_000)}` } as { _id: string });
    // Quadratic work takes half a minute.
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });
});
