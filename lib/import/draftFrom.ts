import type { Block } from '../pasting/Block.ts';
import type { Note } from './account/ImportReport.ts';
import type { Imported, ImportedFields } from './importArticle.ts';

/** The text, or a field that holds a line. */
const places = ['text', 'kicker', 'standfirst', 'summary', 'keyPoints'] as const;
export type Place = (typeof places)[number];

/** What a person decided about an imported story. */
export type Choices = {
  /** The left-over pieces that were put into the draft, each with its place. */
  placed: ReadonlyMap<Note, Place>;
  /** The pictures that are taken along, by their place in the list. */
  pictures: ReadonlySet<number>;
};

/** A block of the text, and the left-over piece that it is from. */
export type DraftBlock = { block: Block; note: Note | null };

/** The text with the pieces and pictures that were put in, each where it was on the page; others at the end. */
export const bodyWith = (
  { fields, bodyLines, pictures, report }: Imported,
  choices: Choices,
): DraftBlock[] => {
  const notes = [...report.unplaced, ...report.dropped];
  const pieces: (DraftBlock & { line: number })[] = [
    ...fields.body.map((block, index) => ({ block, note: null, line: bodyLines[index] ?? 0 })),
    ...notes.flatMap((note, index) =>
      note.block && choices.placed.get(note) === 'text'
        ? [{ block: { ...note.block, _key: `left${index}` }, note, line: note.line ?? Number.MAX_VALUE }]
        : [],
    ),
    ...pictures.flatMap(({ alt, caption, line, isLead }, index) =>
      isLead || !choices.pictures.has(index)
        ? []
        : [{ block: imageBlock(pictureKey(index), { alt, caption }), note: null, line: line + 0.5 }],
    ),
  ];
  return pieces.toSorted((a, b) => a.line - b.line).map(({ block, note }) => ({ block, note }));
};

/** The places that a piece can be put into: the text, and fields that hold nothing of the page. Key points follow each other. */
export const freePlaces = ({ fields }: Imported): Place[] =>
  places.filter((place) => place === 'text' || place === 'keyPoints' || !fields[place]);

/** The choices with a piece put into a place, or with null taken out. A field holds one piece: an earlier one goes. */
export const withPiece = (choices: Choices, note: Note, place: Place | null): Choices => {
  const holdsMany = place === 'text' || place === 'keyPoints';
  const others = [...choices.placed].filter(([one, its]) => one !== note && (holdsMany || its !== place));
  return { ...choices, placed: new Map(place === null ? others : [...others, [note, place]]) };
};

/** The fields with the pieces that were put into them. */
export const fieldsWith = ({ fields }: Imported, { placed }: Choices): ImportedFields => {
  const filled = { ...fields };
  for (const [{ text }, place] of placed)
    if (place === 'keyPoints') filled.keyPoints = [...(filled.keyPoints ?? []), text];
    else if (place !== 'text') filled[place] = text;
  return filled;
};

/** The key of a picture's block. */
export const pictureKey = (index: number): string => `picture${index}`;

type Words = { alt: string | undefined; caption: string | undefined };

const imageBlock = (_key: string, { alt, caption }: Words): Block => ({
  _type: 'image',
  _key,
  ...(alt && { alt }),
  ...(caption && { caption }),
});

type Image = { _type: 'image'; asset: { _type: 'reference'; _ref: string }; alt?: string; caption?: string };

/** The fields of the draft. Pictures without an asset are left out. @param assets by the picture's place in the list. */
export const draftFrom = (
  imported: Imported,
  choices: Choices,
  assets: ReadonlyMap<number, string>,
): ImportedFields & { leadImage?: Image } => {
  const assetOf = (index: number) => {
    const id = choices.pictures.has(index) ? assets.get(index) : undefined;
    return id === undefined ? null : { _type: 'reference' as const, _ref: id };
  };
  const byKey = new Map(imported.pictures.map((_picture, index) => [pictureKey(index), assetOf(index)]));
  const lead = imported.pictures.findIndex(({ isLead }) => isLead);
  const asset = assetOf(lead);
  const { alt, caption } = imported.pictures[lead] ?? {};
  return {
    ...fieldsWith(imported, choices),
    body: bodyWith(imported, choices).flatMap(({ block }) => {
      if (block._type !== 'image') return [block];
      const found = byKey.get(block._key);
      return found ? [{ ...block, asset: found }] : [];
    }),
    ...(asset && { leadImage: { _type: 'image', asset, ...(alt && { alt }), ...(caption && { caption }) } }),
  };
};
