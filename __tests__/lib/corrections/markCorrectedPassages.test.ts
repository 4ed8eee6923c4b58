import fc from 'fast-check';
import type { BodyBlock, TextBlock } from '../../../lib/articles/blocks.ts';
import type { Correction } from '../../../lib/corrections/Correction.ts';
import { markCorrectedPassages } from '../../../lib/corrections/markCorrectedPassages.ts';

const paragraph = (...texts: (string | { text: string; marks: string[] })[]): TextBlock => ({
  _type: 'block',
  _key: 'b',
  children: texts.map((given, index) => ({
    _type: 'span',
    _key: `s${index}`,
    marks: [],
    ...(typeof given === 'string' ? { text: given } : given),
  })),
  markDefs: [],
});

const correction = (was: string, is: string, change: Partial<Correction> = {}): Correction => ({
  id: 'c1',
  kind: 'correction',
  severity: 'substantive',
  affects: ['body'],
  was,
  is,
  note: 'A note.',
  publishedAt: '2026-11-24T14:33:00Z',
  isSuperseded: false,
  ...change,
});

/** The block in the notation of this test: [-struck-] and {+inserted+}. */
const shown = (blocks: BodyBlock[]) =>
  blocks
    .map((block) =>
      block._type === 'block'
        ? block.children
            .map(({ text, marks = [] }) =>
              marks.includes('c1-struck')
                ? `[-${text}-]`
                : marks.includes('c1-inserted')
                  ? `{+${text}+}`
                  : text,
            )
            .join('')
        : '',
    )
    .join('\n');

describe('markCorrectedPassages', () => {
  it.each([
    [
      'a changed figure',
      'in 2020 it began',
      'in 2021 it began',
      'Then in 2021 it began, they say.',
      'Then in [-2020-]{+2021+} it began, they say.',
    ],
    ['a word put in', 'It is so', 'It is not so', 'It is not so.', 'It is {+not +}so.'],
    ['a word taken out', 'It is not so', 'It is so', 'It is so.', 'It is [-not -]so.'],
    ['a whole block', 'Old', 'New', 'New', '[-Old-]{+New+}'],
    ['a loss at the end', 'He left early', 'He left', 'He left.', 'He left[- early-].'],
  ])('marks %s', (_case, was, is, text, expected) => {
    expect(shown(markCorrectedPassages([paragraph(text)], [correction(was, is)]))).toBe(expected);
  });

  it('marks a passage that runs through emphasis and keeps the emphasis', () => {
    const body = [paragraph('They ', { text: 'paid ten', marks: ['em'] }, ' pounds')];
    const marked = markCorrectedPassages(body, [correction('paid nine pounds', 'paid ten pounds')]);
    expect(shown(marked)).toBe('They paid [-nine-]{+ten+} pounds');
    expect(marked).toMatchObject([
      {
        children: expect.arrayContaining([
          expect.objectContaining({ text: 'ten', marks: ['em', 'c1-inserted'] }),
        ]),
      },
    ]);
  });

  it('shows old and new wording whole when little of the passage stayed', () => {
    const was = 'a one b two c three d four e five';
    const is = 'a uno b due c tre d quattro e cinque';
    expect(shown(markCorrectedPassages([paragraph(is)], [correction(was, is)]))).toBe(`[-${was}-]{+${is}+}`);
  });

  it.each([
    ['of another part', { affects: ['headline'] }],
    ['without the old wording', { was: null }],
    ['that was superseded', { isSuperseded: true }],
    ['whose words the story no longer holds', { is: 'elsewhere' }],
  ])('leaves the body alone for a correction %s', (_case, change) => {
    const body = [paragraph('It began in 2021.')];
    expect(markCorrectedPassages(body, [correction('2020', '2021', change)])).toEqual(body);
  });

  it('never loses or adds a letter of what readers were given', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', 'd '), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, words, words, words, fc.nat(20), (before, was, is, after, cut) => {
        const text = [...before, ...is, ...after].join('');
        const at = cut % (text.length + 1);
        const body = [paragraph(text.slice(0, at), text.slice(at))];
        const [marked] = markCorrectedPassages(body, [correction(was.join(''), is.join(''))]);
        const kept = (marked as TextBlock).children
          .filter(({ marks = [] }) => !marks.includes('c1-struck'))
          .map(({ text: part }) => part);
        expect(kept.join('')).toBe(text);
      }),
    );
  });
});
