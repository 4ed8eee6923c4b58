import { addressHint } from '../../../lib/articles/addressHint.ts';
import { tokensOf } from '../../../lib/houseStyle/words/tokensOf.ts';
import { Letters } from '../../../lib/import/account/words.ts';
import { comparable } from '../../../lib/import/recognise/comparable.ts';
import { slugify } from '../../../lib/text/headings.ts';
import { normalized } from '../../../lib/text/normalized.ts';

describe('a text in a normal form', () => {
  it('keeps the marks that people write', () => {
    const texts = ['café', 'שָׁלוֹם', 'Việt Nam', 'हिन्दी', `a${'\u0301'.repeat(30)}`];
    for (const text of texts) expect(normalized(text, 'NFD')).toBe(text.normalize('NFD'));
  });

  it.each([
    ['marks of different classes', 'a', '\u0301\u0316'],
    ['half-width signs that become marks', 'ｶ', '\uff9e\u0301'],
  ])('takes linear time with thousands of %s on a letter', (_case, letter, marks) => {
    const text = letter + marks.repeat(60_000);
    const uses: ((text: string) => unknown)[] = [
      (one) => normalized(one, 'NFC'),
      slugify,
      comparable,
      (one) => tokensOf(one, 'en'),
      (one) => addressHint({ headline: one, slug: '' }),
      (one) => new Letters().add(one),
    ];
    for (const use of uses) {
      const start = performance.now();
      use(text);
      expect(performance.now() - start).toBeLessThan(1_500);
    }
  });
});
