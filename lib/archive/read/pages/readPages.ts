import { UnbalancedImport } from '../../../import/account/Account.ts';
import { maxFileBytes, tooLarge } from '../../../import/files/fileSize.ts';
import { type ReadArticle, readArticleFile } from '../../../import/files/readArticleFile.ts';
import { UnreadableFile } from '../../../import/files/UnreadableFile.ts';
import { importArticle } from '../../../import/importArticle.ts';
import type { Archived, ArchiveFile, ReadArchive } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readBytes } from '../readBytes.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { wordFileCreated } from './dateOfFile.ts';
import { ownPage } from './ownPage.ts';
import { pageStory } from './pageStory.ts';

type Kind = {
  format: string;
  endings: RegExp;
  /** What the files are, for people. */
  name: string;
};

/**
 * Reads files that are a story each, as the import of one article does. A page of the web says of itself when it was
 * published, who wrote it and where it was. Otherwise the day in the file's name counts, or when a Word file was begun.
 *
 * @throws {UnreadableArchive}
 */
const readPages = ({ format, endings, name }: Kind): ReadArchive =>
  async function* read(files) {
    let count = 0;
    for await (const file of files()) {
      if (!endings.test(file.name) || /(?:^|\/)~\$/.test(file.name)) continue;
      count += 1;
      yield await archivedOf(format, file);
    }
    if (count === 0) throw new UnreadableArchive(`No file is ${name}.`);
  };

export const readHtmlPages = readPages({
  format: 'html',
  endings: /\.(?:x?html?|mht|mhtml|webarchive)$/i,
  name: 'a page (.html, .mhtml, .webarchive)',
});
export const readWordFiles = readPages({
  format: 'docx',
  endings: /\.docx$/i,
  name: 'a Word file (.docx)',
});

/** Sections, people and topics are the mapping's to find. */
const noNewsroom = { sections: [], people: [], topics: [] };

const archivedOf = async (format: string, { name, chunks }: ArchiveFile): Promise<Archived> => {
  const unread = (reason: string): Archived => ({
    kind: 'unread',
    key: `${format} ${name}`,
    title: name,
    reason,
  });
  try {
    const bytes = await readBytes(chunks(), {
      maxBytes: maxFileBytes,
      tooLarge: tooLarge(name, maxFileBytes + 1),
    });
    const own =
      format === 'html' && /\.html$/i.test(name) ? ownPage(name, new TextDecoder().decode(bytes)) : null;
    if (own) return own;
    const article: ReadArticle = await readArticleFile({
      ...{ name, bytes, beside: () => elsewhere },
      findsRecordings: true,
    });
    const imported = importArticle(article.page, noNewsroom);
    const created = format === 'docx' ? await wordFileCreated(name, bytes) : null;
    if (imported)
      return storyOrReason(`${format} ${name}`, name, () =>
        pageStory({ format, name, article, imported, created }),
      );
    // A site has pages that are no story. A damaged Word file often shows by its lack of text alone.
    return format === 'docx'
      ? unread(`“${name}” has no story that can be read: it is damaged or has too little text.`)
      : { kind: 'skipped', title: name, reason: 'a page without a story' };
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof UnreadableArchive) return unread(error.message);
    if (error instanceof UnbalancedImport) return unread(`Its words do not add up: ${error.message}`);
    throw error;
  }
};

/** Whoever imports the story finds the picture by its address. */
const elsewhere = new Uint8Array();
