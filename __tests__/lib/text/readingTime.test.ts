import { countWords, readingMinutes } from '../../../lib/text/readingTime.ts';

describe('countWords', () => {
  it.each([
    ['a sentence', 'The mill began in 1985.', 5],
    ['dashes between spaces', 'right – or wrong', 3],
    ['compounds and sums', 'co-operation cost £19m', 3],
    ['several lines', 'One\ntwo\n\nthree', 3],
    ['Japanese, which has no spaces', '学校は9校です。', 5],
    ['nothing', ' \n', 0],
  ])('counts %s', (_case, text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe('readingMinutes', () => {
  it.each([
    [0, 1],
    [300, 1],
    [3_000, 13],
  ])('reads %d words in %d minutes', (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes);
  });
});
