import { openZip } from '../../../import/files/openZip.ts';
import { UnreadableFile } from '../../../import/files/UnreadableFile.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { isDamaged, readElements } from '../xml/readElements.ts';
import { textOf } from '../xml/XmlElement.ts';

/** `2019-05-04 rain.docx`, `2019/05/04/rain.html`, `rain_20190504.docx`. */
const day = /(?<!\d)((?:19|20)\d\d)[-_./ ]?(0[1-9]|1[0-2])[-_./ ]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** The day in the name of a file, as a wall-clock time without a zone. Null if there is none. */
export const dayInName = (name: string): string | null => {
  const [, year, month, date] = day.exec(name) ?? [];
  const written = `${year}-${month}-${date}`;
  const ms = Date.parse(`${written}T00:00:00Z`);
  // There is no 31 February.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(written) ? `${written}T00:00:00` : null;
};

const part = 'docProps/core.xml';
const names = new Set(['dcterms:created']);

/** When a Word file was begun, as it says itself. Null if it says nothing. */
export const wordFileCreated = async (name: string, bytes: Uint8Array): Promise<string | null> => {
  try {
    const core = openZip(name, bytes).unpack((entry) => entry === part)[part];
    if (!core) return null;
    for await (const element of readElements(once(core), { names }))
      return isDamaged(element) ? null : textOf(element).trim() || null;
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof UnreadableArchive) return null;
    throw error;
  }
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
