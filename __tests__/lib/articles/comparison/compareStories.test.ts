import { hasSameContent } from '../../../../lib/articles/changes/readContent.ts';
import { compareStories, referencesIn } from '../../../../lib/articles/comparison/compareStories.ts';
import type { ComparedRow } from '../../../../lib/articles/comparison/StoryComparison.ts';
import fc from '../../../properties.ts';

const block = (text: string, _key = text, more: object = {}) => ({
  _type: 'block',
  _key,
  style: 'normal',
  markDefs: [] as object[],
  children: [{ _type: 'span', _key: 's', text, marks: [] as string[] }],
  ...more,
});

const reference = (_ref: string, _key = _ref) => ({ _type: 'reference', _ref, _key });
const picture = (asset: string, more: object = {}) => ({
  _type: 'image',
  _key: 'picture',
  asset: { _type: 'reference', _ref: asset },
  alt: 'A mill.',
  ...more,
});

const names: Record<string, string> = { ann: 'Ann Roe', ben: 'Ben Ho', old: 'mill.jpg', new: 'river.jpg' };
const nameOf = (id: string) => names[id] ?? null;

/** Struck words in brackets, inserted ones in braces. */
const words = (parts: { part: string; text: string }[]): string =>
  parts
    .map(({ part, text }) => (part === 'struck' ? `[${text}]` : part === 'inserted' ? `{${text}}` : text))
    .join('');

const told = (row: ComparedRow): unknown => {
  if (row.kind === 'kept') return row.count;
  if (row.kind === 'moved') return `moved ${row.text}`;
  const texts = row.texts.map(({ label, was, is }) =>
    [label, words(was), words(is)].filter((word, index) => index > 0 || word !== ''),
  );
  return row.kind === 'movedAndChanged' ? ['moved', ...texts] : texts;
};

const compare = (before: object, after: object) =>
  compareStories({ ...before }, { ...after }, nameOf).map(({ name, rows }) => [name, rows.map(told)]);

describe('compareStories', () => {
  it.each<[string, object, object, unknown]>([
    ['nothing for equal versions', { headline: 'A' }, { headline: 'A ' }, []],
    [
      'changed words of a headline',
      { headline: 'Ten held' },
      { headline: 'Two held' },
      [['headline', [[['[Ten] held', '{Two} held']]]]],
    ],
    ['a new standfirst', {}, { standfirst: 'New.' }, [['standfirst', [[['', '{New.}']]]]]],
    [
      'changed paragraphs, and the number of unchanged ones around them',
      { body: [block('One.', 'a'), block('Two.', 'b'), block('It cost 8.', 'c'), block('Four.', 'd')] },
      { body: [block('One.', 'a'), block('Two.', 'b'), block('It cost 9.', 'c'), block('Four.', 'd')] },
      [['body', [2, [['It cost [8].', 'It cost {9}.']], 1]]],
    ],
    [
      'added and removed paragraphs in their place',
      { body: [block('One.'), block('Out.'), block('Two.')] },
      { body: [block('One.'), block('Two.'), block('In.')] },
      [['body', [1, [['[Out.]', '']], 1, [['', '{In.}']]]]],
    ],
    [
      'a moved paragraph once',
      { body: [block('One.'), block('Two.'), block('Three.')] },
      { body: [block('Two.'), block('Three.'), block('One.')] },
      [['body', [2, 'moved One.']]],
    ],
    [
      'a moved paragraph that changed once, word by word',
      { body: [block('It cost 8.', 'a'), block('Two.', 'b'), block('Three.', 'c')] },
      { body: [block('Two.', 'b'), block('Three.', 'c'), block('It cost 9.', 'a')] },
      [['body', [2, ['moved', ['It cost [8].', 'It cost {9}.']]]]],
    ],
    [
      'a key that another paragraph took as two paragraphs, if the first was moved',
      { body: [block('One.', 'a'), block('Two.', 'b'), block('Three.', 'c')] },
      { body: [block('Two.', 'b'), block('Three.', 'c'), block('New.', 'a'), block('One.', 'd')] },
      [['body', [2, [['', '{New.}']], 'moved One.']]],
    ],
    [
      'as often as it moved a paragraph that stood twice',
      { body: [block('Ha.', 'a'), block('Ha.', 'b'), block('One.'), block('Two.')] },
      { body: [block('One.'), block('Two.'), block('Ha.', 'c')] },
      [['body', [[['[Ha.]', '']], 2, 'moved Ha.']]],
    ],
    [
      'as new what stands once more than before',
      { body: [block('Ha.', 'a'), block('One.'), block('Two.')] },
      { body: [block('One.'), block('Two.'), block('Ha.', 'c'), block('Ha.', 'd')] },
      [['body', [2, 'moved Ha.', [['', '{Ha.}']]]]],
    ],
    [
      'two paragraphs that moved and were the same',
      { body: [block('Ha.', 'a'), block('Ha.', 'b'), block('One.'), block('Two.'), block('Three.')] },
      { body: [block('One.'), block('Two.'), block('Three.'), block('Ha.', 'c'), block('Ha.', 'd')] },
      [['body', [3, 'moved Ha.', 'moved Ha.']]],
    ],
    [
      'a key that stands twice as another paragraph',
      { body: [block('One.', 'a'), block('Two.')] },
      { body: [block('One.', 'a'), block('Two.'), block('New.', 'a')] },
      [['body', [2, [['', '{New.}']]]]],
    ],
    [
      'a paragraph that took the key of another as moved only',
      { body: [block('One.', 'a'), block('Ha.', 'b'), block('Two.'), block('Three.')] },
      { body: [block('Two.'), block('Three.'), block('Ha.', 'a')] },
      [['body', [[['[One.]', '']], 2, 'moved Ha.']]],
    ],
    [
      'once what two paragraphs with its key may have been',
      { body: [block('One.', 'a'), block('Two.'), block('Three.')] },
      { body: [block('Two.'), block('Three.'), block('Uno.', 'a'), block('Eins.', 'a')] },
      [['body', [2, ['moved', ['[One].', '{Uno}.']], [['', '{Eins.}']]]]],
    ],
    [
      'that a story runs without a byline',
      { noByline: false },
      { noByline: true },
      [['noByline', [[['', '{Yes}']]]]],
    ],
    ['nothing for fields that became empty', { kicker: null, noByline: false }, { kicker: '', body: [] }, []],
    [
      'the caption of a picture that is the same',
      { leadImage: picture('old', { caption: 'A mill' }) },
      { leadImage: picture('old', { caption: 'The mill' }) },
      [['leadImage', [[['Caption', '[A] mill', '{The} mill']]]]],
    ],
    [
      'a level of a list, and a quote',
      { body: [block('One.', 'a', { listItem: 'bullet', level: 1 }), block('Two.', 'b')] },
      {
        body: [
          block('One.', 'a', { listItem: 'bullet', level: 2 }),
          block('Two.', 'b', { style: 'blockquote' }),
        ],
      },
      [['body', [[['Style', 'List (bullet)', 'List (bullet{, level 2})']], [['Style', '', '{Quote}']]]]],
    ],
    [
      'a name for each mark',
      { body: [block('One.', 'a')] },
      {
        sources: [],
        body: [
          block('One.', 'a', {
            markDefs: [{ _type: 'sourceNote', _key: 'n', source: 'gone' }],
            children: [
              { _type: 'span', text: 'On', marks: ['strong'] },
              { _type: 'span', text: 'e.', marks: ['n'] },
            ],
          }),
        ],
      },
      [['body', [[['Links and emphasis', '', '{Strong: “On”\nSource that is not in the list: “e.”}']]]]],
    ],
    [
      'another kind of item with the same key as another item',
      { body: [block('One.', 'a'), block('Two.', 'b')] },
      { body: [block('Two.', 'b'), { _type: 'pullQuote', _key: 'a', text: 'One!' }] },
      [['body', [[['[One.]', '']], 1, [['Text', '', '{One!}']]]]],
    ],
    [
      'a paragraph that became a heading',
      { body: [block('One.', 'a')] },
      { body: [block('One.', 'a', { style: 'h2' })] },
      [['body', [[['Style', '', '{Heading}']]]]],
    ],
    [
      'a changed address of a link',
      {
        body: [
          block('See it', 'a', {
            markDefs: [{ _type: 'link', _key: 'l', href: 'https://a.example' }],
            children: [{ _type: 'span', text: 'See it', marks: ['l'] }],
          }),
        ],
      },
      {
        body: [
          block('See it', 'a', {
            markDefs: [{ _type: 'link', _key: 'm', href: 'https://b.example' }],
            children: [{ _type: 'span', text: 'See it', marks: ['m'] }],
          }),
        ],
      },
      [
        [
          'body',
          [
            [
              [
                'Links and emphasis',
                'Link to [https://a.example]: “See it”',
                'Link to {https://b.example}: “See it”',
              ],
            ],
          ],
        ],
      ],
    ],
    [
      'a replaced picture and its caption',
      { leadImage: picture('old', { caption: 'The mill' }) },
      { leadImage: picture('new', { caption: 'The river' }) },
      [
        [
          'leadImage',
          [
            [
              ['Picture', '[mill.jpg]', '{river.jpg}'],
              ['Caption', 'The [mill]', 'The {river}'],
            ],
          ],
        ],
      ],
    ],
    [
      'contacts by name',
      { contacts: [reference('ann')] },
      { contacts: [reference('ann'), reference('ben')] },
      [['contacts', [1, [['', '{Ben Ho}']]]]],
    ],
    [
      'cells of a table',
      { body: [{ _type: 'table', _key: 't', rows: [{ _key: 'r', cells: ['8', '9'] }] }] },
      { body: [{ _type: 'table', _key: 't', rows: [{ _key: 'r', cells: ['8', '10'] }] }] },
      [['body', [[['Rows', '8 | [9]', '8 | {10}']]]]],
    ],
  ])('shows %s', (_case, before, after, expected) => {
    expect(compare(before, after)).toEqual(expected);
  });

  it('names the language and the type of work as the form does', () => {
    const [typeOfWork, language] = compareStories(
      { language: 'en', typeOfWork: 'news' },
      { language: 'de', typeOfWork: 'opinion' },
      nameOf,
    ).map(({ rows }) => rows.map(told).flat(2));
    expect(language).toEqual(['[English]', '{Deutsch}']);
    expect(typeOfWork).toEqual(['[News]', '{Opinion}']);
  });

  it('says of each row what happened', () => {
    const before = ['One.', 'Old.', 'Two.', 'A.', 'B.', 'C.', 'D.', 'Moved.'].map((text) => block(text));
    const [, , two, a, b, c, d, moved] = before;
    const changed = block('Two!', two?._key);
    const alsoChanged = block('Moved!', moved?._key);
    const after = [before[0], changed, alsoChanged, a, b, c, d, block('New.')].filter(
      (item) => item !== undefined,
    );
    const [part] = compareStories({ body: before }, { body: after }, nameOf);
    expect(part?.rows.map(({ kind }) => kind)).toEqual([
      'kept',
      'removed',
      'changed',
      'movedAndChanged',
      'kept',
      'added',
    ]);
  });

  it('has no pictures beside words', () => {
    const [part] = compareStories({ headline: 'One' }, { headline: 'Two' }, nameOf);
    expect(part?.rows).toMatchObject([{ texts: [{ picture: null }] }]);
    const [added] = compareStories({}, { leadImage: picture('new') }, nameOf);
    expect(added?.rows[0]).toMatchObject({ texts: [{ picture: { was: null, is: { asset: 'new' } } }, {}] });
  });

  it('names the documents of both pictures', () => {
    const [part] = compareStories({ leadImage: picture('old') }, { leadImage: picture('new') }, nameOf);
    expect(part?.rows[0]).toMatchObject({
      texts: [{ picture: { was: { asset: 'old' }, is: { asset: 'new' } } }],
    });
  });

  it('shows a picture as it was and is cropped', () => {
    const [part] = compareStories(
      { leadImage: picture('old', { crop: { top: 0, bottom: 0, left: 0.3, right: 0 } }) },
      { leadImage: picture('old', { crop: { top: 0.25, bottom: 0, left: 0.3, right: 0 } }) },
      nameOf,
    );
    expect(part?.rows.map(told)).toEqual([
      [
        ['Picture', 'mill.jpg', 'mill.jpg'],
        ['Cropped', '30 % off the left', '{25 % off the top, }30 % off the left'],
      ],
    ]);
    expect(part?.rows[0]).toMatchObject({
      texts: [{ picture: { was: { crop: { top: 0, left: 0.3 } }, is: { crop: { top: 0.25 } } } }, {}],
    });
  });

  it('shows a change that has no words as stored', () => {
    const value = (level: number) => ({
      body: [{ _type: 'unknown', _key: 'a', hidden: { deep: { level } } }],
    });
    expect(JSON.stringify(compare(value(1), value(2)))).toContain('1');
    const nothing = (on: unknown) => ({ leadImage: { _type: 'image', asset: { _ref: 'old' }, mystery: on } });
    expect(compare(nothing(undefined), nothing(['']))).not.toEqual([]);
  });

  it('shows something whenever the content differs', () => {
    const text = fc.constantFrom('', 'One.', 'Two three.', '8', 'A B C');
    const blocks = fc.array(
      fc.tuple(text, fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('normal', 'h2')),
      { maxLength: 5 },
    );
    const story = fc.record({
      headline: text,
      summary: text,
      keyPoints: fc.array(text, { maxLength: 3 }),
      contacts: fc.array(fc.constantFrom('ann', 'ben', 'cat'), { maxLength: 3 }),
      body: blocks,
      caption: text,
    });
    const stored = ({
      body,
      contacts,
      caption,
      ...rest
    }: typeof story extends fc.Arbitrary<infer T> ? T : never) => ({
      ...rest,
      contacts: contacts.map((id, index) => reference(id, String(index))),
      body: body.map(([words, key, style]) => block(words, key, { style })),
      leadImage: picture('old', { caption }),
    });
    fc.assert(
      fc.property(story, story, (one, other) => {
        const [before, after] = [stored(one), stored(other)];
        return hasSameContent(before, after) === (compareStories(before, after, nameOf).length === 0);
      }),
      { numRuns: 300 },
    );
  });

  it('returns all words of both versions of a changed paragraph', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const rows = compareStories({ headline: before }, { headline: after }, nameOf)[0]?.rows ?? [];
        const texts = rows.flatMap((row) => ('texts' in row ? row.texts : []));
        return texts.every(
          ({ was, is }) =>
            was.map(({ text }) => text).join('') === before.trim() &&
            is.map(({ text }) => text).join('') === after.trim(),
        );
      }),
    );
  });

  it('shows texts whole once the comparison has cost enough', () => {
    const long = (word: string) => ({
      body: Array.from({ length: 30 }, (_, index) => block(`${word} same `.repeat(2_000), `k${index}`)),
    });
    const [part] = compareStories(long('one'), long('two'), nameOf);
    const coarse = part?.rows.map((row) => ('texts' in row ? row.texts[0]?.isCoarse : null));
    expect(coarse?.[0]).toBe(false);
    expect(coarse?.at(-1)).toBe(true);
  });
});

describe('referencesIn', () => {
  it('lists people and pictures of both versions once', () => {
    expect(
      referencesIn(
        { contacts: [reference('ann')], leadImage: picture('old') },
        { contacts: [reference('ann')], leadImage: picture('new') },
      ),
    ).toEqual(['old', 'ann', 'new']);
  });
});
