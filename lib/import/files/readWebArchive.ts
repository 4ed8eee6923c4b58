import type { SavedPage } from '../html/readHtml.ts';
import { openBinaryPlist, type PlistNode } from './binaryPlist.ts';
import { decodeText } from './decodeText.ts';
import { UnreadableFile } from './UnreadableFile.ts';

/**
 * Reads a web archive of Safari.
 *
 * @throws {UnreadableFile}
 */
export const readWebArchive = (name: string, file: Uint8Array): SavedPage => {
  try {
    const archive = openBinaryPlist(file).entries();
    const main = archive?.get('WebMainResource')?.entries();
    const html = main?.get('WebResourceData')?.bytes();
    if (!main || !html) throw new RangeError('no page');
    const address = textIn(main, 'WebResourceURL');
    const label = textIn(main, 'WebResourceTextEncodingName');
    const resources = archive?.get('WebSubresources')?.items() ?? [];
    const byAddress = new Map(
      resources.flatMap((resource) => {
        const entries = resource.entries();
        const known = entries && textIn(entries, 'WebResourceURL');
        const bytes = entries?.get('WebResourceData')?.bytes();
        return known && bytes ? [[known, bytes] as const] : [];
      }),
    );
    return {
      ...decodeText(html, { isHtml: true, ...(label && { label }) }),
      files: (known) => byAddress.get(known) ?? null,
      ...(address && /^https?:/i.test(address) && URL.canParse(address) && { facts: { address } }),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableFile(
      `“${name}” is not a web archive, or damaged. Save the page again, or paste its text.`,
    );
  }
};

const textIn = (entries: ReadonlyMap<string, PlistNode>, name: string): string | null =>
  entries.get(name)?.text() ?? null;
