import { addressHint } from '../../../lib/articles/addressHint.ts';
import { tokensOf } from '../../../lib/houseStyle/words/tokensOf.ts';
import { Letters } from '../../../lib/import/account/words.ts';
import { comparable } from '../../../lib/import/recognise/comparable.ts';
import { slugify } from '../../../lib/text/headings.ts';
import { normalized } from '../../../lib/text/normalized.ts';
import { processorSeconds } from '../../fixtures/processorSeconds.ts';

describe('a text in a normal form', () => {
  it('keeps the marks that people write', () => {
    const texts = ['café', 'שָׁלוֹם', 'Việt Nam', 'हिन्दी', `a${'\u0301'.repeat(30)}`];
    for (const text of texts) expect(normalized(text, 'NFD')).toBe(text.normalize('NFD'));
  });

  it.each([
    ['marks of different classes', 'a', '\u0301\u0316'],
    ['half-width signs that become marks', 'ｶ', '\uff9e\u0301'],
  ])('takes linear time with thousands of %s on a letter', async (_case, letter, marks) => {
    const text = letter + marks.repeat(150_000);
    const uses: ((text: string) => unknown)[] = [
      (one) => normalized(one, 'NFC'),
      slugify,
      comparable,
      (one) => tokensOf(one, 'en'),
      (one) => addressHint({ headline: one, slug: '' }),
      (one) => new Letters().add(one),
    ];
    // Quadratic work takes half a minute.
    for (const use of uses) expect(await processorSeconds(() => use(text))).toBeLessThan(5);
  });
});
