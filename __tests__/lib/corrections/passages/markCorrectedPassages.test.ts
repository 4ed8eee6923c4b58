import type { BodyBlock, TextBlock } from '../../../../lib/content/blocks.ts';
import type { Correction } from '../../../../lib/corrections/Correction.ts';
import { markCorrectedPassages } from '../../../../lib/corrections/passages/markCorrectedPassages.ts';
import { passageChanges } from '../../../../lib/corrections/passages/passageChanges.ts';
import fc from '../../../properties.ts';

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
  changes: null,
  note: 'A note.',
  publishedAt: '2026-11-24T14:33:00Z',
  isAlone: false,
  isSuperseded: false,
  ...change,
});

/** Marks do not include the spaces around a sentence. */
const inOneLine = (text: string) => text.split(/\s+/u).join(' ').trim();

/** Writes a block with [-struck-] and {+inserted+} words. */
const shown = (blocks: BodyBlock[]) =>
  blocks
    .map((block) =>
      block._type === 'block'
        ? block.children
            .map(({ text, marks = [] }) =>
              marks.some((mark) => mark.endsWith('-struck'))
                ? `[-${text}-]`
                : marks.some((mark) => mark.endsWith('-inserted'))
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
    [
      'words that take the place of another',
      'It is within the hour now',
      'It is on the same day now',
      'It is on the same day now.',
      'It is [-within-]{+on+} the [-hour -]{+same day +}now.',
    ],
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

  it('shows both wordings whole if little of the passage is unchanged', () => {
    const was = 'a one b two c three d four e five';
    const is = 'a uno b due c tre d quattro e cinque';
    expect(shown(markCorrectedPassages([paragraph(is)], [correction(was, is)]))).toBe(`[-${was}-]{+${is}+}`);
  });

  it.each([
    ['of another part', { affects: ['headline'] }],
    ['without the old wording', { was: null }],
    ['that was superseded', { isSuperseded: true }],
    ['that is an update, of which nothing was wrong', { kind: 'update' as const }],
    ['whose words the story no longer holds', { is: 'elsewhere' }],
  ])('does not change the body for a correction %s', (_case, change) => {
    const body = [paragraph('It began in 2021.')];
    expect(markCorrectedPassages(body, [correction('2020', '2021', change)])).toEqual(body);
  });

  it('keeps every letter of the text', () => {
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

describe('a correction of a single word', () => {
  const marked = (texts: string[], was: string, is: string, change: Partial<Correction> = {}, others = {}) =>
    shown(
      markCorrectedPassages(
        texts.map((text, index) => ({ ...paragraph(text), _key: `b${index}` })),
        [correction(was, is, change)],
        others,
      ),
    );

  it('is marked as a whole word, not inside another', () => {
    expect(marked(['It gets £19m and may close 9 schools.'], '8', '9')).toBe(
      'It gets £19m and may close [-8-]{+9+} schools.',
    );
  });

  it.each([
    ['stands only inside another word', ['It gets £19m.'], '8', '9'],
    ['stands twice in a paragraph', ['Of 9 schools 9 close.'], '8', '9'],
    ['stands in two paragraphs', ['It has 9 schools.', 'Then 9 pupils.'], '8', '9'],
    ['is part of a figure', ['It grew by 8.5% to 9%.'], '8', '9'],
    ['is part of a compound', ['The co-op opened.'], 'shop', 'op'],
    ['is part of a Chinese word', ['学校关门'], '学', '校'],
    ['is the same as before', ['It has 9.'], '9', '9 '],
    ['was taken out', ['It has nine.'], '9', ''],
    ['was put in', ['It has nine.'], '', 'nine'],
  ])('is not marked when it %s', (_case, texts, was, is) => {
    expect(marked(texts, was, is)).toBe(texts.join('\n'));
  });

  it('is not marked if another corrected part contains it too', () => {
    const affects = ['headline', 'body'];
    expect(marked(['It has 9.'], '8', '9', { affects }, { headline: '9 schools close' })).toBe('It has 9.');
    expect(marked(['It has 9.'], '8', '9', { affects }, { headline: 'Schools close' })).toBe(
      'It has [-8-]{+9+}.',
    );
  });

  it.each([
    ['standfirst', { standfirst: 'All 9 close' }],
    ['summary', { summary: 'All 9 close' }],
    ['summary', { keyPoints: ['All close', 'There were 9'] }],
  ])('is not marked if the %s was corrected and contains it', (part, others) => {
    expect(marked(['It has 9.'], '8', '9 ', { affects: ['body', part] }, others)).toBe('It has 9.');
    expect(marked(['It has 9.'], '8', '9 ', { affects: ['body'] }, others)).toBe('It has [-8-]{+9+}.');
  });

  it('is marked though a headline that was not corrected contains it', () => {
    expect(marked(['It has 9.'], ' 8', ' 9', {}, { headline: '9 schools close' })).toBe('It has [-8-]{+9+}.');
  });

  it('is not marked in one paragraph if another has it twice', () => {
    expect(marked(['Of 9 schools 9 close.', 'It has 9.'], '8', ' 9 ')).toBe(
      'Of 9 schools 9 close.\nIt has 9.',
    );
  });

  it('is not marked if a table or picture contains it too', () => {
    const table: BodyBlock = {
      _type: 'table',
      _key: 't',
      caption: null,
      chart: null,
      hasHeader: true,
      rows: [{ key: 'r', cells: [{ key: 'c', text: '9' }] }],
    };
    const body = [paragraph('It has 9.'), table];
    expect(markCorrectedPassages(body, [correction('8', '9')])).toEqual(body);
  });

  it.each([
    ['Japanese', '学校は8校です。', '学校は9校です。', '学校は[-8-]{+9+}校です。'],
    ['Arabic', 'أغلقت ٨ مدارس.', 'أغلقت ٩ مدارس.', 'أغلقت [-٨-]{+٩+} مدارس.'],
    ['Thai', 'ปิดโรงเรียน', 'เปิดโรงเรียน', '[-ปิด-]{+เปิด+}โรงเรียน'],
  ])('is marked in %s', (_case, was, is, expected) => {
    expect(marked([is], was, is)).toBe(expected);
  });
});

describe('a correction with recorded changes', () => {
  type Revision = Record<string, string>;
  const bodyOf = (revision: Revision): TextBlock[] =>
    Object.entries(revision).map(([_key, text]) => ({ ...paragraph(text), _key }));
  const between = (before: Revision, after: Revision) =>
    passageChanges({ body: bodyOf(before) }, { body: bodyOf(after) }, () => null);
  const marked = (before: Revision, after: Revision, now: Revision = after) =>
    shown(markCorrectedPassages(bodyOf(now), [correction('8', '9', { changes: between(before, after) })]));

  it.each<[string, Revision, Revision, string]>([
    [
      'the block that changed, though another holds the same sentence',
      { a: 'It has 9.', b: 'It has 8.' },
      { a: 'It has 9.', b: 'It has 9.' },
      'It has 9.\nIt has [-8-]{+9+}.',
    ],
    [
      'the word that changed, though the block holds it twice',
      { a: 'Of 9 rooms it has 8.' },
      { a: 'Of 9 rooms it has 9.' },
      'Of 9 rooms it has [-8-]{+9+}.',
    ],
    [
      'each block that changed',
      { a: 'It has 8.', b: 'Kept.', c: 'Not 8.' },
      { a: 'It has 9.', b: 'Kept.', c: 'Not 9.' },
      'It has [-8-]{+9+}.\nKept.\nNot [-8-]{+9+}.',
    ],
    ['a sentence that was put in', { a: 'One. Two.' }, { a: 'One. New. Two.' }, 'One. {+New.+} Two.'],
    ['a sentence that was taken out', { a: 'One. Wrong. Two.' }, { a: 'One. Two.' }, 'One.[- Wrong.-] Two.'],
    ['a first sentence that was taken out', { a: 'Wrong. One.' }, { a: 'One.' }, '[-Wrong. -]One.'],
    ['a last sentence that was taken out', { a: 'One. Wrong.' }, { a: 'One.' }, 'One.[- Wrong.-]'],
    ['a paragraph that was put in', { a: 'One.' }, { a: 'One.', b: 'New.' }, 'One.\n{+New.+}'],
    ['nothing for a paragraph that was taken out', { a: 'One.', b: 'Wrong.' }, { a: 'One.' }, 'One.'],
    ['nothing when the text did not change', { a: 'It has 9.' }, { a: 'It has 9.' }, 'It has 9.'],
  ])('marks %s', (_case, before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  it.each<[string, Revision]>([
    ['has changed since', { a: 'It has 10 now.' }],
    ['is gone', { b: 'It has 9.' }],
    ['now stands twice in the block', { a: 'It has 9. It has 9.' }],
  ])('marks nothing where the passage %s', (_case, now) => {
    expect(marked({ a: 'It has 8.' }, { a: 'It has 9.' }, now)).toBe(Object.values(now).join('\n'));
  });

  it('marks the passage if other sentences of its block changed later', () => {
    expect(marked({ a: 'It has 8.' }, { a: 'It has 9.' }, { a: 'It opened. It has 9.' })).toBe(
      'It opened. It has [-8-]{+9+}.',
    );
  });

  it('marks nothing if two blocks have the key or the text was abridged', () => {
    const changes = between({ a: 'It has 8.' }, { a: 'It has 9.' });
    const [block] = bodyOf({ a: 'It has 9.' });
    const twice = [block, block] as TextBlock[];
    expect(markCorrectedPassages(twice, [correction('8', '9', { changes })])).toEqual(twice);
    const abridged = changes.map((change) => ({ ...change, isAbridged: true as const }));
    const once = [block] as TextBlock[];
    expect(markCorrectedPassages(once, [correction('8', '9', { changes: abridged })])).toEqual(once);
  });

  it('yields to a later correction of the same words', () => {
    const [first, second, third] = ['It has 8.', 'It has 9.', 'It has 8.'].map((a) => ({ a })) as Revision[];
    const corrections = [
      correction('', '', { id: 'c1', changes: between(second ?? {}, third ?? {}) }),
      correction('', '', { id: 'c0', changes: between(first ?? {}, second ?? {}) }),
      correction('', '', { id: 'c9', changes: between({ a: 'It has 7.' }, third ?? {}) }),
    ];
    expect(shown(markCorrectedPassages(bodyOf(third ?? {}), corrections))).toBe('It has [-9-]{+8+}.');
  });

  it.each([
    ['the newer one first', ['It has 9.', 'It had 7.']],
    ['the newer one last', ['It had 7.', 'It has 9.']],
  ])('marks beside another correction of its paragraph, %s', (_order, [newer = '', older = '']) => {
    const now = { a: 'It has 9. It had 7.' };
    const old: Record<string, string> = { 'It has 9.': 'It has 8.', 'It had 7.': 'It had 6.' };
    const changeOf = (is: string) => between({ a: old[is] ?? '' }, { a: is });
    const corrections = [
      correction('', '', { id: 'c2', changes: changeOf(newer) }),
      correction('', '', { id: 'c1', changes: changeOf(older) }),
    ];
    const body = bodyOf(now);
    const marked = markCorrectedPassages(body, corrections);
    expect(shown(marked)).toBe('It has [-8-]{+9+}. It had [-6-]{+7+}.');
    const [block] = marked as TextBlock[];
    expect(new Set(block?.children.map(({ _key }) => _key)).size).toBe(block?.children.length);
  });

  it('marks two corrections whose passages meet', () => {
    const changes = (was: string, is: string) => between({ a: was }, { a: is });
    const corrections = [
      correction('', '', { id: 'c2', changes: changes('甲', '乙') }),
      correction('', '', { id: 'c1', changes: changes('8', '9') }),
    ];
    const passages = corrections.map((given) => ({
      ...given,
      changes: given.changes?.map((change) => ({ ...change, block: 'a' })) ?? null,
    }));
    expect(shown(markCorrectedPassages(bodyOf({ a: '乙9' }), passages))).toBe('[-甲-]{+乙+}[-8-]{+9+}');
  });

  it('leaves spans that it does not cut and other marks as they are', () => {
    const link = { _type: 'link', _key: 'l', href: 'https://a.example' } as const;
    const plain = { _type: 'span' as const, _key: 's0', text: 'Then. ' };
    const linked = { _type: 'span' as const, _key: 's1', text: 'It has 9.', marks: ['l'] };
    const body = [{ ...paragraph(), _key: 'a', children: [plain, linked], markDefs: [link] }];
    const changes = between({ a: 'It has 8.' }, { a: 'It has 9.' });
    const [block] = markCorrectedPassages(body, [correction('', '', { changes })]) as TextBlock[];
    expect(block?.children).toMatchObject([
      { _key: 's0', text: 'Then. ', marks: [] },
      { _key: 's1-0', text: 'It has ', marks: ['l'] },
      { text: '8', marks: ['c1-struck'] },
      { _key: 's1-7', text: '9', marks: ['l', 'c1-inserted'] },
      { _key: 's1-8', text: '.', marks: ['l'] },
    ]);
    expect(block?.markDefs).toMatchObject([link, { _key: 'c1-struck' }, { _key: 'c1-inserted' }]);
    const { markDefs: _none, ...without } = { ...paragraph('It has 9.'), _key: 'a' };
    const [bare] = markCorrectedPassages([without], [correction('', '', { changes })]) as TextBlock[];
    expect(bare?.markDefs).toHaveLength(2);
  });

  it('marks nothing for a change of another part', () => {
    const changes = between({ a: 'It has 8.' }, { a: 'It has 9.' }).map((change) => ({
      ...change,
      path: 'caption' as const,
    }));
    const body = bodyOf({ a: 'It has 9.' });
    expect(markCorrectedPassages(body, [correction('', '', { changes })])).toEqual(body);
  });

  it('marks a paragraph in a fact box', () => {
    const box = (text: string) => ({
      _type: 'factBox' as const,
      _key: 'f',
      title: 'Facts',
      body: [{ ...paragraph(text), _key: 'i' }],
    });
    const changes = passageChanges({ body: [box('It has 8.')] }, { body: [box('It has 9.')] }, () => null);
    const [marked] = markCorrectedPassages([box('It has 9.')], [correction('8', '9', { changes })]);
    expect(marked?._type === 'factBox' && shown(marked.body)).toBe('It has [-8-]{+9+}.');
  });

  it('ignores equal marks in the stored text', () => {
    const changes = between({ a: 'It has 8.' }, { a: 'It has 9.' });
    const body = [{ ...paragraph({ text: 'It ', marks: ['c1-struck'] }, 'has 9.'), _key: 'a' }];
    expect(shown(markCorrectedPassages(body, [correction('8', '9', { changes })]))).toBe(
      'It has [-8-]{+9+}.',
    );
  });

  it('marks words that add up to the old and the new text, for any two revisions', () => {
    const words = fc.array(fc.constantFrom('One', 'two', '9', '£19m', 'end.', 'No!'), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(words, words, (old, current) => {
        const [before, after] = [old.join(' '), current.join(' ')];
        const changes = between({ a: before }, { a: after });
        const [block] = markCorrectedPassages(bodyOf({ a: after }), [correction('', '', { changes })]) as [
          TextBlock,
        ];
        const without = (mark: string) =>
          block.children
            .filter(({ marks = [] }) => !marks.includes(mark))
            .map(({ text }) => text)
            .join('');
        expect(without('c1-struck')).toBe(after);
        if (changes.length === 1 && block.markDefs?.length)
          expect(inOneLine(without('c1-inserted'))).toBe(inOneLine(before));
      }),
      { numRuns: 500 },
    );
  });
});
