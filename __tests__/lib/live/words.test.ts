import { entryStatusLine } from '../../../lib/live/entryStatusLine.ts';
import { entryWords } from '../../../lib/live/entryWords.ts';
import { openingWords } from '../../../lib/live/openingWords.ts';
import { liveEntry } from '../../fixtures/live.ts';

const text = (words: string) => [{ _type: 'block', children: [{ text: words }] }];

describe('an entry without a headline is named by its first words', () => {
  it.each([
    [undefined, null],
    [[], null],
    ['words', null],
    [text('  '), null],
    [[{ _type: 'image' }, ...text('After the picture.')], 'After the picture.'],
    [text(`${'a'.repeat(78)}😀b`), `${'a'.repeat(78)}…`],
  ])('%j: %s', (body, expected) => {
    expect(openingWords(body)).toBe(expected);
  });
});

it('cards have the beginning of an entry in one line', () => {
  expect(entryWords(liveEntry(1))).toBe('What happened in moment 1.');
});

it.each([
  [{ isDraft: true }, 'Not published yet'],
  [{ isDraft: true, firstPublishedAt: '2026-11-20T09:00:00Z' }, 'Live, with changes'],
  [{ isDraft: false, isKey: true, isPinned: true }, 'Live · key moment · pinned'],
  [{ isDraft: true, withdrawnAt: '2026-11-20T09:00:00Z' }, 'Taken off'],
  [{ isDraft: true, withdrawal: {} }, 'To be taken off'],
  [{ isDraft: false, endsCoverage: true }, 'Live · ends the coverage'],
])('a list says of %j: %s', (entry, expected) => {
  expect(entryStatusLine(entry)).toBe(expected);
});
