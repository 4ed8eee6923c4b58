import { findNotes } from '../../../../lib/archive/story/findNotes.ts';
import { plainBlock } from '../../../../lib/pasting/Block.ts';

const kindsIn = (text: string) => findNotes([plainBlock(text, 'a')]).map(({ kind }) => kind);

describe('findNotes', () => {
  it.each([
    ['Correction: The vote was on Monday.', 'correction'],
    ['CORRECTION (6 May 2019): The vote was on Monday.', 'correction'],
    ['Clarification: She spoke for the union.', 'clarification'],
    ['Editor’s note: Prices were added.', 'editors-note'],
    ["Editors' note: Prices were added.", 'editors-note'],
    ['Retraction: The document was forged.', 'retraction'],
    ['This article was amended on 3 June 2014 to correct a name.', 'correction'],
    ['An earlier version of this story misspelled a name.', 'correction'],
  ])('finds “%s”', (text, kind) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it.each([
    'The prison service calls it correction.',
    'Corrections officers went on strike on Monday, and nobody came to the gate for most of the day: it stayed shut.',
    'An earlier version of the bill failed.',
    'He said: Correction: no.',
  ])('is not misled by “%s”', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});
