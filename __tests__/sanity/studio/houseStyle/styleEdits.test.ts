import type { Editor } from '@portabletext/editor';
import type { Finding, TextPlace } from '../../../../lib/houseStyle/Finding.ts';
import { StoryStyle } from '../../../../sanity/studio/houseStyle/StoryStyle.ts';
import { applyFinding, heedFinding, ignoreFinding } from '../../../../sanity/studio/houseStyle/styleEdits.ts';

const span = (_key: string, text: string) => ({ _type: 'span', _key, text, marks: [] });
const block = (_key: string, ...children: object[]) => ({ _type: 'block', _key, children, markDefs: [] });

const body = [
  block('p', span('a', 'It uti'), span('b', 'lised it.')),
  { _type: 'gallery', _key: 'g', pictures: [{ _key: 'p', caption: 'prior to' }] },
  { _type: 'table', _key: 't', caption: 'Prior to', rows: [{ _key: 'r', cells: ['x', 'prior to'] }] },
  { _type: 'timeline', _key: 'l', events: [{ _key: 'e', date: '2020', text: 'prior to' }] },
  { _type: 'factBox', _key: 'f', body: [block('inner', span('c', 'pri'), span('d', 'or to it'))] },
];
const story = {
  headline: 'He came prior to it',
  keyPoints: ['One', 'Prior to'],
  leadImage: { alt: 'prior to' },
  body,
};

const finding = (place: Partial<TextPlace>, passage: string, from: number, instead = 'before'): Finding => ({
  kind: 'word',
  place: { path: 'headline', block: null, slot: '', ...place },
  from,
  to: from + passage.length,
  passage,
  why: '',
  instead,
  blocks: false,
  topic: passage,
});

const open = () => {
  const fields: unknown[] = [];
  const sent: unknown[] = [];
  const style = new StoryStyle();
  style.form = {
    story,
    isReadOnly: false,
    setField: (path, value) => fields.push([path, value]),
    focus: () => {},
  };
  style.editor = {
    getSnapshot: () => ({ context: { value: body } }),
    send: (event: unknown) => sent.push(event),
  } as unknown as Editor;
  return { style, fields, sent };
};

describe('a suggestion', () => {
  it.each<[string, Finding, unknown]>([
    ['a field', finding({}, 'prior to', 8), [['headline'], 'He came before it']],
    ['a moved passage', finding({}, 'prior to', 2), [['headline'], 'He came before it']],
    ['a key point', finding({ path: 'keyPoints', slot: '1' }, 'Prior to', 0), [['keyPoints', 1], 'before']],
    ['a picture', finding({ path: 'caption', slot: 'alt' }, 'prior to', 0), [['leadImage', 'alt'], 'before']],
  ])('is written into %s', (_case, one, expected) => {
    const { style, fields } = open();
    applyFinding(style, one);
    expect(fields).toEqual([expected]);
  });

  it('is written into a paragraph by its editor, over spans', () => {
    const { style, sent } = open();
    applyFinding(style, finding({ path: 'body', block: 'p' }, 'utilised', 3, 'used'));
    const at = {
      anchor: { path: [{ _key: 'p' }, 'children', { _key: 'a' }], offset: 3 },
      focus: { path: [{ _key: 'p' }, 'children', { _key: 'b' }], offset: 5 },
    };
    expect(sent).toEqual([
      { type: 'select', at },
      { type: 'delete', at },
      { type: 'insert.text', text: 'used' },
    ]);
  });

  it.each<[string, Partial<TextPlace>, number, string, unknown[], string]>([
    [
      'a table’s caption',
      { block: 't', slot: 'caption' },
      0,
      'Prior to',
      [{ _key: 't' }, 'caption'],
      'before',
    ],
    [
      'a caption of a gallery',
      { block: 'g', slot: 'caption p' },
      0,
      'prior to',
      [{ _key: 'g' }, 'pictures', { _key: 'p' }, 'caption'],
      'before',
    ],
    [
      'a cell',
      { block: 't', slot: 'cell r 1' },
      0,
      'prior to',
      [{ _key: 't' }, 'rows', { _key: 'r' }, 'cells', 1],
      'before',
    ],
    [
      'an event',
      { block: 'l', slot: 'event e' },
      0,
      'prior to',
      [{ _key: 'l' }, 'events', { _key: 'e' }, 'text'],
      'before',
    ],
  ])('is written into %s', (_case, place, from, passage, at, value) => {
    const { style, sent } = open();
    applyFinding(style, finding({ path: 'body', ...place }, passage, from));
    expect(sent).toEqual([{ type: 'set', at, value }]);
  });

  it('is written into a fact box, over spans', () => {
    const { style, sent } = open();
    applyFinding(style, finding({ path: 'body', block: 'inner' }, 'prior to', 0));
    const at = [{ _key: 'f' }, 'body', { _key: 'inner' }, 'children'];
    expect(sent).toEqual([
      { type: 'set', at: [...at, { _key: 'c' }, 'text'], value: 'before' },
      { type: 'set', at: [...at, { _key: 'd' }, 'text'], value: ' it' },
    ]);
  });

  it.each([
    ['whose passage is gone', finding({}, 'in advance of', 8)],
    ['whose paragraph is gone', finding({ path: 'body', block: 'gone' }, 'prior to', 0)],
    ['that only a person can write', { ...finding({}, 'prior to', 8), instead: null }],
  ])('changes nothing %s', (_case, one) => {
    const { style, fields, sent } = open();
    applyFinding(style, one);
    expect([fields, sent]).toEqual([[], []]);
  });
});

describe('an ignored finding', () => {
  const one = finding({}, 'prior to', 8);
  const answer = { findings: [one], count: 1, isEnglish: true };

  it('is stored in the draft, leaves the list at once, and comes back', () => {
    const { style, fields } = open();
    style.update(answer, []);
    ignoreFinding(style, one, 'key');
    const ignored = {
      _type: 'ignoredFinding',
      _key: 'key',
      kind: 'word',
      topic: 'prior to',
      passage: 'prior to',
    };
    expect(fields).toEqual([[['ignoredStyle'], [ignored]]]);
    expect(style.getState()).toMatchObject({ findings: [], count: 0 });
    const [known] = style.getState().ignored;
    if (known) heedFinding(style, known);
    expect(style.getState()).toMatchObject({ findings: [one], count: 1, ignored: [] });
  });

  it('that blocks publishing stays in the list', () => {
    const { style } = open();
    const blocking = { ...one, blocks: true };
    style.update({ ...answer, findings: [blocking] }, []);
    ignoreFinding(style, blocking, 'key');
    expect(style.getState().findings).toEqual([blocking]);
  });

  it('draws nothing anew if the findings are the same', () => {
    const { style } = open();
    const listener = jest.fn();
    style.subscribe(listener);
    style.update(answer, []);
    style.update({ ...answer, findings: [{ ...one }] }, []);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
