import { withSourceNotes } from '../../../../lib/articles/page/sourceNotes.ts';
import type { TextBlock } from '../../../../lib/content/blocks.ts';

const span = (text: string, ...marks: string[]) => ({ _type: 'span' as const, _key: text, text, marks });
const block = (children: TextBlock['children'], markDefs: TextBlock['markDefs'] = []): TextBlock => ({
  _type: 'block',
  _key: 'b',
  style: 'normal',
  children,
  markDefs,
});
const note = (_key: string, source: string) => ({ _type: 'sourceNote', _key, source });
const textOf = ({ children }: TextBlock): string =>
  children.map((child) => (child._type === 'sourceNote' ? `[${child.number}]` : child.text)).join('');
const shownOf = (blocks: TextBlock[], keys: (string | null)[]) => {
  const { body, notes } = withSourceNotes(blocks, keys);
  return { texts: (body as TextBlock[]).map(textOf), notes };
};

it('the number of the source follows the passage, and the source knows its passages', () => {
  const body = [
    block(
      [span('Plain. '), span('Cited', 'n'), span(', then '), span('again', 'm')],
      [note('n', 'b'), note('m', 'a')],
    ),
    block([span('And once more', 'n')], [note('n', 'b')]),
  ];
  expect(shownOf(body, ['a', 'b'])).toEqual({
    texts: ['Plain. Cited[2], then again[1]', 'And once more[2]'],
    notes: [['note_2'], ['note_1', 'note_3']],
  });
});

it('a passage in several parts has one number, also if a correction struck words within', () => {
  const parts = [span('One ', 'n'), span('struck', 'c'), span('two', 'n', 'strong'), span('.')];
  const definitions = [note('n', 'a'), { _type: 'correctedPassage', _key: 'c', part: 'struck' }];
  const { body } = withSourceNotes([block(parts, definitions)], ['a']);
  expect(textOf(body[0] as TextBlock)).toBe('One strucktwo[1].');
  expect(body[0]).toMatchObject({ markDefs: [{ _key: 'c' }] });
});

it.each([
  ['two marks of one source, side by side', [span('A', 'n'), span('B', 'm')], 'AB[1]'],
  ['one mark in two places', [span('A', 'n'), span(' x '), span('B', 'n')], 'A[1] x B[1]'],
  ['two marks in two places', [span('A', 'n'), span(' x '), span('B', 'm')], 'A[1] x B[1]'],
  ['a mark without text', [span('AB'), span('', 'n')], 'AB'],
])('a run of text has a number, not a mark: %s', (_case, children, expected) => {
  const definitions = [note('n', 'a'), note('m', 'a')];
  expect(shownOf([block(children, definitions)], ['a']).texts).toEqual([expected]);
});

it('numbers at one place are in order, whatever the order of the marks', () => {
  const definitions = [note('m', 'b'), note('n', 'a')];
  expect(shownOf([block([span('A', 'm', 'n')], definitions)], ['a', 'b']).texts).toEqual(['A[1][2]']);
});

it('notes stand in boxes too', () => {
  const box = {
    _type: 'factBox' as const,
    _key: 'f',
    title: 'Box',
    body: [block([span('A', 'n')], [note('n', 'a')])],
  };
  expect(withSourceNotes([box], ['a']).notes).toEqual([['note_1']]);
});

it.each([
  ['is not there', ['b']],
  ['is there twice', ['a', 'a']],
  ['has no key', [null]],
])('a passage whose source %s has no number', (_case, keys) => {
  expect(shownOf([block([span('Cited', 'n')], [note('n', 'a')])], keys).texts).toEqual(['Cited']);
});
