import { bodyWith, type Choices, draftFrom } from '../../../lib/import/draftFrom.ts';
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
const nothing: Choices = { placed: new Set(), pictures: new Set() };
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
    const placed = new Set([
      note(imported, second),
      note(imported, 'Views: 0'),
      note(imported, '2:33 pm'),
      note(imported, 'Close'),
    ]);
    const { body } = draftFrom(imported, { ...nothing, placed }, new Map());
    expect(body.map(textOf)).toEqual(['2:33 pm', 'Views: 0', second, ...bodyLines, 'Close']);
    expect(new Set(body.map(({ _key }) => _key)).size).toBe(body.length);
    expect(bodyWith(imported, { ...nothing, placed }).filter(({ note: one }) => one)).toHaveLength(4);
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
