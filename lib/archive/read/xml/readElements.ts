import type { Archived } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { Collector, MalformedXml, maxCharacters, type Wanted } from './Collector.ts';
import { decodeXml } from './decodeXml.ts';
import { beginning, behind, type Place, placeWords } from './Place.ts';
import { type Piece, RecordScanner } from './RecordScanner.ts';
import type { XmlElement } from './XmlElement.ts';

/** A record that cannot be read, such as a story. */
export type DamagedRecord = { title: string; place: string; problem: string };

/** An element, or a record that should have been one. */
export type ReadElement = XmlElement | DamagedRecord;

export const isDamaged = (read: ReadElement): read is DamagedRecord => 'problem' in read;

type Parts = Wanted & {
  /** The names of the elements that are stories or the like. Each is read alone, and none is in another. */
  records?: ReadonlySet<string>;
};

/**
 * Reads an XML document of any size, element by element, and keeps only the one that it reads. A record that is damaged
 * is yielded as such. What does no harm is read as it stands, because exports have some.
 *
 * @throws {UnreadableArchive} with the place, if the document is damaged between records, or ends inside an element.
 */
export async function* readElements(
  chunks: AsyncIterable<Uint8Array>,
  { records = new Set(), ...wanted }: Parts,
): AsyncGenerator<ReadElement> {
  const scanner = new RecordScanner(records, maxCharacters);
  const between = new Between(wanted);
  const elementsIn = (piece: Piece): ReadElement[] =>
    piece.kind === 'between'
      ? between.read(piece)
      : [recordIn(piece, { names: records, ...(wanted.ignored && { ignored: wanted.ignored }) })];
  for await (const text of decodeXml(chunks))
    for (const piece of scanner.write(text)) yield* elementsIn(piece);
  const last = scanner.end();
  for (const piece of last) yield* elementsIn(piece);
  between.end(last.at(-1));
}

/** The elements that are neither records nor in one. */
class Between {
  readonly #collector: Collector;

  constructor(wanted: Wanted) {
    this.#collector = new Collector(wanted);
  }

  read({ text, start, problem }: Piece): XmlElement[] {
    if (problem !== null) throw unreadable(start, problem);
    try {
      return this.#collector.write(text);
    } catch (error) {
      if (!(error instanceof MalformedXml)) throw error;
      throw unreadable(behind(start, text, error.at), error.message);
    }
  }

  /** @param last the piece in which the document ends. */
  end(last: Piece | undefined): void {
    if (this.#collector.isOpen)
      throw unreadable(
        last ? behind(last.start, last.text) : beginning,
        'it ends in the middle of an element, so a part of it is missing',
      );
  }
}

const unreadable = (place: Place, problem: string): UnreadableArchive =>
  new UnreadableArchive(`The file is damaged at ${placeWords(place)}: ${problem}.`);

const recordIn = ({ text, start, problem }: Piece, wanted: Wanted): ReadElement => {
  const damaged = (place: Place, why: string): DamagedRecord => ({
    title: titleIn(text) ?? `The one at ${placeWords(start)}`,
    place: placeWords(start),
    problem: `The file is damaged at ${placeWords(place)}: ${why}. Correct it there, and import it again.`,
  });
  if (problem !== null) return damaged(start, problem);
  try {
    const [element] = new Collector(wanted).write(text);
    return element ?? damaged(start, 'it has no end');
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error;
    return damaged(behind(start, text, error.at), error.message);
  }
};

const maxTitleCharacters = 200;

/** What its writer called a record that cannot be read. */
const titleIn = (text: string): string | null => {
  const [, title = ''] = /<(?:title|headline)>(?:<!\[CDATA\[)?([^<\]]*)/.exec(text) ?? [];
  return title.trim().slice(0, maxTitleCharacters) || null;
};

/** A damaged record as a story that cannot be read. @param name of its file. */
export const unreadRecord = (format: string, name: string, record: DamagedRecord): Archived => ({
  kind: 'unread',
  key: `${format} ${name} ${record.place}`,
  title: record.title,
  reason: record.problem,
});
