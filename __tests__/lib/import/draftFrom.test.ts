import { bodyWith, type Choices, draftFrom, freePlaces, withPiece } from '../../../lib/import/draftFrom.ts';
import { type Imported, importArticle } from '../../../lib/import/importArticle.ts';
import { readText } from '../../../lib/import/readText.ts';
import type { Block } from '../../../lib/pasting/Block.ts';
import { bodyLines, headline, lines, newsroom, second } from './page.ts';

const read = (): Imported => {
  const page = readText(lines.join('\n\n'));
  const imported = importArticle({ ...page, pictures }, newsroom);
  if (!imported) throw new Error('nothing was imported');
  return imported;
};
const pictures = [
  { line: 1, file: 0, isBody: true, alt: 'The quay' },
  { line: 8, file: 1, isBody: true, caption: 'A pilot' },
];
const nothing: Choices = { placed: new Map(), pictures: new Set() };
const textOf = ({ children }: Block) => (children as { text: string }[])?.map(({ text }) => text).join('');
const note = ({ report }: Imported, text: string) => {
  const found = [...report.unplaced, ...report.dropped].find((one) => one.text === text);
  if (!found) throw new Error(`no note ${text}`);
  return found;
};

describe('a draft of an imported story', () => {
  it('has its own text alone as long as nothing was put in', () => {
    const imported = read();
    expect(draftFrom(imported, nothing, new Map()).body.map(textOf)).toEqual(bodyLines);
    expect(draftFrom(imported, nothing, new Map())).not.toHaveProperty('leadImage');
  });

  it('has a piece that was put in where it was on the page, and with a key of its own', () => {
    const imported = read();
    const pieces = [second, 'Views: 0', '2:33 pm', 'Close'];
    const placed = new Map(pieces.map((text) => [note(imported, text), 'text' as const]));
    const { body } = draftFrom(imported, { ...nothing, placed }, new Map());
    expect(body.map(textOf)).toEqual(['2:33 pm', 'Views: 0', second, ...bodyLines, 'Close']);
    expect(new Set(body.map(({ _key }) => _key)).size).toBe(body.length);
    expect(bodyWith(imported, { ...nothing, placed }).filter(({ note: one }) => one)).toHaveLength(4);
  });

  it('has a piece in the field that a person chose for it, and not in the text', () => {
    const imported = read();
    const placed = new Map([
      [note(imported, second), 'standfirst' as const],
      [note(imported, 'Close'), 'keyPoints' as const],
    ]);
    const draft = draftFrom(imported, { ...nothing, placed }, new Map());
    expect(draft.standfirst).toBe(second);
    expect(draft.keyPoints).toEqual([...(imported.fields.keyPoints ?? []), 'Close']);
    expect(draft.body.map(textOf)).toEqual(bodyLines);
  });

  it('has one piece in a field at most, and offers no field that holds a text of the page', () => {
    const imported = read();
    const [one, other] = [note(imported, second), note(imported, 'Close')];
    const choices = withPiece(withPiece(nothing, one, 'kicker'), other, 'kicker');
    expect([...choices.placed]).toEqual([[other, 'kicker']]);
    expect([...withPiece(choices, one, 'text').placed.keys()]).toEqual([other, one]);
    expect(withPiece(choices, other, null).placed.size).toBe(0);
    const { standfirst: _, ...fields } = imported.fields;
    expect(freePlaces({ ...imported, fields })).toContain('standfirst');
    expect(freePlaces({ ...imported, fields: { ...fields, standfirst: 'There.' } })).not.toContain(
      'standfirst',
    );
  });

  it('stands beside each line of the page, with where it went', () => {
    const { original, fields } = read();
    const fateOf = (text: string) => original.find((line) => line.text === text)?.fate;
    expect(original.length).toBeGreaterThan(fields.body.length);
    expect([headline, bodyLines[0] ?? '', 'Close'].map(fateOf)).toEqual(['placed', 'placed', 'dropped']);
    expect(original.find(({ text }) => text.includes('2:33 pm'))?.fate).toBe('left');
  });

  it('has the pictures that were chosen and uploaded: the first above the text leads', () => {
    const choices = { ...nothing, pictures: new Set([0, 1]) };
    const draft = draftFrom(
      read(),
      choices,
      new Map([
        [0, 'image-a'],
        [1, 'image-b'],
      ]),
    );
    expect(draft.leadImage).toEqual({
      _type: 'image',
      asset: { _type: 'reference', _ref: 'image-a' },
      alt: 'The quay',
    });
    expect(draft.body[3]).toMatchObject({ _type: 'image', asset: { _ref: 'image-b' }, caption: 'A pilot' });
    const without = draftFrom(read(), choices, new Map([[0, 'image-a']]));
    expect(without.body.map(({ _type }) => _type)).not.toContain('image');
  });

  it('never says when it was published, and names nobody who is unknown', () => {
    const draft = draftFrom(read(), nothing, new Map());
    expect(draft).toMatchObject({ headline, noByline: true });
    expect(draft).not.toHaveProperty('firstPublishedAt');
  });
});
