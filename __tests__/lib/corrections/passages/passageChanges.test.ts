import {
  maxPassageChanges,
  maxPassageLength,
  passageChanges,
} from '../../../../lib/corrections/passages/passageChanges.ts';
import fc from '../../../properties.ts';

const block = (text: string, _key: string | undefined = 'a') => ({
  _type: 'block',
  _key,
  children: [{ text }],
});

const names: Record<string, string> = { ann: 'Ann Roe', ben: 'Ben Ho' };
const nameOf = (id: string) => names[id] ?? null;
const person = (_ref: string) => ({ _type: 'reference', _ref, _key: _ref });

/** A change as one line: place, old wording, new wording. */
const told = (before: object, after: object) =>
  passageChanges({ ...before }, { ...after }, nameOf).map(({ path, block: key, was, is }) => [
    path,
    key,
    was,
    is,
  ]);

const picture = (asset: string, more: object = {}) => ({
  _type: 'image',
  asset: { _type: 'reference', _ref: asset },
  alt: 'The mill in winter',
  ...more,
});

const gallery = (...pictures: object[]) => ({ _type: 'gallery', _key: 'g', pictures });

describe('passageChanges of pictures', () => {
  it.each([
    [
      'a lead picture with another description',
      { leadImage: picture('one') },
      { leadImage: picture('two', { alt: 'The mill in spring' }) },
      [['caption', null, 'Picture: The mill in winter', 'Picture: The mill in spring']],
    ],
    [
      'a lead picture with the same description',
      { leadImage: picture('one') },
      { leadImage: picture('two') },
      [['caption', null, 'Picture: The mill in winter', 'Another picture: The mill in winter']],
    ],
    [
      'a picture in the text, with its caption',
      { body: [{ ...picture('one', { caption: 'Photographed in 2020' }), _key: 'p' }] },
      { body: [{ ...picture('two', { caption: 'Photographed in 2021' }), _key: 'p' }] },
      [
        ['body', 'p', 'Picture: The mill in winter', 'Another picture: The mill in winter'],
        ['body', 'p', 'Photographed in 2020', 'Photographed in 2021'],
      ],
    ],
    [
      'a picture in the text that was removed and put in anew',
      { body: [block('Before.'), { ...picture('one'), _key: 'p' }] },
      { body: [block('Before.'), { ...picture('two'), _key: 'q' }] },
      [['body', 'q', 'Picture: The mill in winter', 'Another picture: The mill in winter']],
    ],
    [
      'a picture of a gallery and the caption of another',
      {
        body: [
          gallery({ ...picture('one'), _key: 'a' }, { ...picture('x', { caption: 'In 2020' }), _key: 'b' }),
        ],
      },
      {
        body: [
          gallery({ ...picture('two'), _key: 'a' }, { ...picture('x', { caption: 'In 2021' }), _key: 'b' }),
        ],
      },
      [
        ['body', 'g', 'Picture: The mill in winter', 'Another picture: The mill in winter'],
        ['body', 'g', 'In 2020', 'In 2021'],
      ],
    ],
    [
      'what is said in a film',
      { body: [{ _type: 'video', _key: 'v', transcript: 'It rains. He left.' }] },
      { body: [{ _type: 'video', _key: 'v', transcript: 'It rains. She left.' }] },
      [['body', 'v', 'He left.', 'She left.']],
    ],
    [
      'a lead picture that was made with AI',
      { leadImage: picture('one', { digitalSource: 'digitalCapture' }) },
      { leadImage: picture('one', { digitalSource: 'trainedAlgorithmicMedia' }) },
      [['caption', null, '', 'Made with AI']],
    ],
    [
      'pictures in the text and in a gallery that say otherwise how they were made',
      {
        body: [
          { ...picture('one', { digitalSource: 'compositeCapture' }), _key: 'p' },
          gallery({ ...picture('two', { digitalSource: 'trainedAlgorithmicMedia' }), _key: 'a' }),
        ],
      },
      {
        body: [
          { ...picture('one', { digitalSource: 'trainedAlgorithmicMedia' }), _key: 'p' },
          gallery({ ...picture('two'), _key: 'a' }),
        ],
      },
      [
        ['body', 'p', 'Montage', 'Made with AI'],
        ['body', 'g', 'Made with AI', ''],
      ],
    ],
    [
      'a table that is shown as another chart',
      { body: [{ _type: 'table', _key: 't', chart: 'line' }] },
      { body: [{ _type: 'table', _key: 't', chart: 'column' }] },
      [['body', 't', 'Line chart', 'Column chart']],
    ],
    [
      'a picture without a description',
      { leadImage: picture('one', { alt: undefined }) },
      { leadImage: picture('two', { alt: undefined }) },
      [['caption', null, 'Picture: without a description', 'Another picture: without a description']],
    ],
    [
      'a picture that leaves somebody out',
      { leadImage: picture('one') },
      { leadImage: picture('one', { crop: { left: 0.4 } }) },
      [
        [
          'caption',
          null,
          'Picture: The mill in winter',
          'The same picture, cut differently: The mill in winter',
        ],
      ],
    ],
    [
      'a picture that was added',
      {},
      { leadImage: picture('one') },
      [['caption', null, '', 'Picture: The mill in winter']],
    ],
    [
      'a picture that was removed',
      { leadImage: picture('one') },
      {},
      [['caption', null, 'Picture: The mill in winter', '']],
    ],
    [
      'the description of the same picture',
      { leadImage: picture('one') },
      { leadImage: picture('one', { alt: 'The mill in spring' }) },
      [['caption', null, 'The mill in winter', 'The mill in spring']],
    ],
    [
      'a picture that was moved',
      { body: [{ ...picture('one'), _key: 'p' }, block('Text.')] },
      { body: [block('Text.'), { ...picture('one'), _key: 'p' }] },
      [],
    ],
    [
      'a paragraph in whose place a picture has the same words',
      { body: [block('One.'), block('The mill in winter', 'b')] },
      { body: [block('One.'), { ...picture('one'), _key: 'p' }] },
      [
        ['body', 'p', '', 'Picture: The mill in winter'],
        ['body', 'b', 'The mill in winter', ''],
      ],
    ],
    [
      'a picture in whose place a paragraph has the same words',
      { body: [block('One.'), { ...picture('one'), _key: 'p' }] },
      { body: [block('One.'), block('The mill in winter', 'b')] },
      [
        ['body', 'b', '', 'The mill in winter'],
        ['body', 'p', 'Picture: The mill in winter', ''],
      ],
    ],
    [
      'a picture in place of a paragraph with other words',
      { body: [block('One.'), block('Old.', 'b')] },
      { body: [block('One.'), { ...picture('one'), _key: 'p' }] },
      [
        ['body', 'p', '', 'Picture: The mill in winter'],
        ['body', 'b', 'Old.', ''],
      ],
    ],
    [
      'the description of a picture that was cut and pasted',
      { body: [{ ...picture('one'), _key: 'p' }, block('One.'), block('Two.', 'b')] },
      {
        body: [
          block('One.'),
          block('Two.', 'b'),
          { ...picture('one', { alt: 'The mill in snow' }), _key: 'q' },
        ],
      },
      [['body', 'q', 'The mill in winter', 'The mill in snow']],
    ],
    [
      'only the full stop of a picture that was moved',
      { body: [{ ...picture('one'), _key: 'p' }, block('One.')] },
      { body: [block('One.'), { ...picture('one', { alt: 'The mill in winter.' }), _key: 'q' }] },
      [['body', 'q', 'The mill in winter', 'The mill in winter.']],
    ],
  ])('tells %s', (_case, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});

describe('passageChanges', () => {
  it.each([
    ['equal revisions', { headline: 'A' }, { headline: 'A' }, []],
    [
      'a headline, whole',
      { headline: 'Ten held. Why?' },
      { headline: 'Two held. Why?' },
      [['headline', null, 'Ten held. Why?', 'Two held. Why?']],
    ],
    [
      'a figure with its sentence',
      { body: [block('It cost £19m. They close 8 schools.')] },
      { body: [block('It cost £19m. They close 9 schools.')] },
      [['body', 'a', 'They close 8 schools.', 'They close 9 schools.']],
    ],
    [
      'two sentences of a paragraph, apart',
      { body: [block('One a. Two. Three. Four b.')] },
      { body: [block('One c. Two. Three. Four d.')] },
      [
        ['body', 'a', 'One a.', 'One c.'],
        ['body', 'a', 'Four b.', 'Four d.'],
      ],
    ],
    [
      'two sentences side by side, each alone',
      { body: [block('One a. Two b.')] },
      { body: [block('One c. Two d.')] },
      [
        ['body', 'a', 'One a.', 'One c.'],
        ['body', 'a', 'Two b.', 'Two d.'],
      ],
    ],
    [
      'sentences in place of spaces, whole',
      { body: [block('  ')] },
      { body: [block('One. Two.')] },
      [['body', 'a', '', 'One. Two.']],
    ],
    [
      'two sentences made one',
      { body: [block('One. Two b.')] },
      { body: [block('One, two c.')] },
      [['body', 'a', 'One. Two b.', 'One, two c.']],
    ],
    [
      'contacts by name',
      { contacts: [person('ann')] },
      { contacts: [person('ben')] },
      [['contacts', null, 'Ann Roe', 'Ben Ho']],
    ],
    [
      'a byline that was removed',
      { bylines: [person('ann')], noByline: false },
      { bylines: [person('ann')], noByline: true },
      [['bylines', null, 'Ann Roe', '']],
    ],
    [
      'a name of an entry, which is shown whatever else it has',
      { _type: 'liveEntry', bylines: [], noByline: true },
      { _type: 'liveEntry', bylines: [person('ann')], noByline: true },
      [['bylines', null, '', 'Ann Roe']],
    ],
    ['a contact without a name not at all', { contacts: [person('nobody')] }, {}, []],
    [
      'kicker, dateline and sources, whole',
      {
        kicker: 'Analysis',
        dateline: 'London',
        sources: [{ _key: 's', outlet: 'The Echo', title: 'One. Two.' }],
      },
      {
        kicker: 'Opinion',
        dateline: 'Paris',
        sources: [{ _key: 's', outlet: 'The Echo', title: 'One. Three.' }],
      },
      [
        ['kicker', null, 'Analysis', 'Opinion'],
        ['dateline', null, 'London', 'Paris'],
        ['sources', null, 'The Echo, One. Two.', 'The Echo, One. Three.'],
      ],
    ],
    [
      'every block that changed',
      { body: [block('One.'), block('Two.', 'b'), block('Three.', 'c')] },
      { body: [block('Eins.'), block('Two.', 'b'), block('Drei.', 'c')] },
      [
        ['body', 'a', 'One.', 'Eins.'],
        ['body', 'c', 'Three.', 'Drei.'],
      ],
    ],
    [
      'a sentence put in',
      { body: [block('One. Two.')] },
      { body: [block('One. New. Two.')] },
      [['body', 'a', '', 'New.']],
    ],
    [
      'a sentence taken out, with the one before it',
      { body: [block('One. Wrong. Two.')] },
      { body: [block('One. Two.')] },
      [['body', 'a', 'One. Wrong.', 'One.']],
    ],
    [
      'the first sentence taken out, with the one after it',
      { body: [block('Wrong. One. Two.')] },
      { body: [block('One. Two.')] },
      [['body', 'a', 'Wrong. One.', 'One.']],
    ],
    [
      'a paragraph put in',
      { body: [block('One.')] },
      { body: [block('One.'), block('New.', 'b')] },
      [['body', 'b', '', 'New.']],
    ],
    [
      'a paragraph taken out',
      { body: [block('One.'), block('Old.', 'b')] },
      { body: [block('One.')] },
      [['body', 'b', 'Old.', '']],
    ],
    [
      'a paragraph in place of another',
      { body: [block('Wrong.', 'b')] },
      { body: [block('Right.', 'c')] },
      [['body', 'c', 'Wrong.', 'Right.']],
    ],
    [
      'no paragraphs that only moved, or have new keys',
      { body: [block('One.'), block('Two.', 'b')] },
      { body: [block('Two.', 'x'), block('One.', 'y')] },
      [],
    ],
    [
      'formatting alone as no change',
      { body: [block('One.')] },
      {
        body: [
          { ...block('One.'), style: 'h2', children: [{ text: 'O', marks: ['strong'] }, { text: 'ne.' }] },
        ],
      },
      [],
    ],
    ['spaces alone as no change', { summary: 'One  two.' }, { summary: 'One two.\n' }, []],
    [
      'a text that was a picture',
      { body: [{ _type: 'image', _key: 'a', alt: 'A dog' }] },
      { body: [block('A cat')] },
      [['body', 'a', 'A dog', 'A cat']],
    ],
    [
      'a cell of a table',
      { body: [{ _type: 'table', _key: 't', rows: [{ _key: 'r', cells: ['Year', '8'] }] }] },
      { body: [{ _type: 'table', _key: 't', rows: [{ _key: 'r', cells: ['Year', '9'] }] }] },
      [['body', 't', '8', '9']],
    ],
    [
      'a paragraph in a fact box, by its own key',
      { body: [{ _type: 'factBox', _key: 'f', body: [block('It has 8.', 'i')] }] },
      { body: [{ _type: 'factBox', _key: 'f', body: [block('It has 9.', 'i')] }] },
      [['body', 'i', 'It has 8.', 'It has 9.']],
    ],
    [
      'the summary',
      { summary: 'One. Two.' },
      { summary: 'One. Three.' },
      [['summary', null, 'Two.', 'Three.']],
    ],
    [
      'a caption',
      { leadImage: { caption: 'Left: Ann' } },
      { leadImage: { caption: 'Left: Ben' } },
      [['caption', null, 'Left: Ann', 'Left: Ben']],
    ],
    [
      'a key point',
      { keyPoints: ['One', 'Two'] },
      { keyPoints: ['One', 'Three'] },
      [['keyPoints', null, 'Two', 'Three']],
    ],
    [
      'Chinese',
      { body: [block('他生于2020年。他好。')] },
      { body: [block('他生于2021年。他好。')] },
      [['body', 'a', '他生于2020年。', '他生于2021年。']],
    ],
    [
      'blocks without keys',
      { body: [{ ...block('8'), _key: undefined }] },
      { body: [{ ...block('9'), _key: undefined }] },
      [['body', null, '8', '9']],
    ],
    [
      'nothing in what is no story',
      { headline: {}, body: 'x', keyPoints: [{}] },
      { headline: 3, body: [null, { _type: 'block', children: 'x' }] },
      [],
    ],
  ])('tells %s', (_case, before, after, changes) => {
    expect(told(before, after)).toEqual(changes);
  });

  it('keeps a bounded number of passages of bounded length, well-formed', () => {
    const body = (text: string) => Array.from({ length: 500 }, (_, index) => block(text, `k${index}`));
    const changes = passageChanges(
      { body: body('😀'.repeat(4_000)) },
      { body: body(`a${'😀'.repeat(4_000)}`) },
      nameOf,
    );
    expect(changes).toHaveLength(maxPassageChanges);
    expect(new Set(changes.map(({ _key }) => _key)).size).toBe(maxPassageChanges);
    for (const { was, is, isAbridged } of changes) {
      expect(isAbridged).toBe(true);
      expect(Math.max(was.length, is.length)).toBeLessThanOrEqual(maxPassageLength);
      expect(was.isWellFormed() && is.isWellFormed()).toBe(true);
    }
  });

  it.each([
    ['old', 1, 0],
    ['new', 0, 1],
  ])('abridges both wordings if only the %s one is too long', (_which, more, also) => {
    const [was, is] = ['a'.repeat(maxPassageLength + more), 'b'.repeat(maxPassageLength + also)];
    const shown = (text: string) =>
      text.length > maxPassageLength ? `${text.slice(0, maxPassageLength - 1)}…` : text;
    expect(passageChanges({ headline: was }, { headline: is }, nameOf)).toMatchObject([
      { was: shown(was), is: shown(is), isAbridged: true },
    ]);
  });

  it('keeps wordings that are as long as they may be', () => {
    const [was, is] = ['a'.repeat(maxPassageLength), 'b'.repeat(maxPassageLength)];
    const [change] = passageChanges({ headline: was }, { headline: is }, nameOf);
    expect(change).toEqual({
      _key: 'change-0',
      _type: 'passageChange',
      path: 'headline',
      block: null,
      was,
      is,
    });
  });

  it('returns wordings of the two revisions, for any two texts', () => {
    const text = fc
      .array(fc.constantFrom('One', 'two.', 'Three!', '9', '£19m', '于', '他好。'), { maxLength: 12 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (was, is) => {
        const changes = passageChanges({ body: [block(was)] }, { body: [block(is)] }, nameOf);
        expect(changes.length === 0).toBe(was === is);
        for (const change of changes) {
          expect(was).toContain(change.was);
          expect(is).toContain(change.is);
          expect(change.was).not.toBe(change.is);
        }
      }),
      { numRuns: 500 },
    );
  });
});
