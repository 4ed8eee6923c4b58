import { findWholeWords, wordsOf } from '../../../lib/text/words.ts';
import fc from '../../properties.ts';

describe('wordsOf', () => {
  it.each([
    ['a sum in brackets', '(£19m).', ['(', '£19m', ')', '.']],
    ['a quotation', '“Don’t”', ['“', 'Don’t', '”']],
    ['a compound', 'the co-op’s', ['the', ' ', 'co-op’s']],
    ['words around a closed dash', 'right—wrong', ['right', '—', 'wrong']],
    ['a percentage', '8.5%,', ['8.5%', ',']],
    ['Arabic', 'العربية، ٩', ['العربية', '،', ' ', '٩']],
    ['Japanese, which has no spaces', '学校は9校です。', ['学校', 'は', '9', '校', 'です', '。']],
    ['Thai, which has no spaces', 'ปิดโรงเรียน', ['ปิด', 'โรงเรียน']],
    ['signs alone', '…!', ['…', '!']],
    ['nothing', '', []],
  ])('splits %s', (_case, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('keeps every character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsOf(text).join('')).toBe(text);
      }),
    );
  });
});

describe('findWholeWords', () => {
  it.each([
    ['a figure inside another', '£19m to close 9 schools', '9', [14]],
    ['a word inside another', 'an earthen hearth', 'earth', []],
    ['a figure of a percentage', '9% of 9', '9', [6]],
    ['part of a compound', 'the co-op and the op', 'op', [18]],
    ['a word twice', 'so and so', 'so', [0, 7]],
    ['a passage of several words', 'He said so. He said no.', 'said no', [15]],
    ['part of a Thai word', 'ปิดโรงเรียน', 'เรียน', []],
    ['nothing', 'words', '', []],
  ])('finds %s', (_case, text, passage, offsets) => {
    expect(findWholeWords(text, passage)).toEqual(offsets);
  });
});
