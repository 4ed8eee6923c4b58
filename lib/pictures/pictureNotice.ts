import type { Rights } from './pictureRights.ts';

/** The words of a picture's records, as stored and unvalidated. */
export type NamedRecord = { caption?: unknown; fileName?: unknown };

/** What a form says of a picture's rights. An `error` keeps the document from being published. */
export type PictureNotice = { level: 'error' | 'warning'; text: string };

const maxNameCharacters = 80;

/** `The picture “Plums”`: by its caption, else by the name of its file. */
const nameOf = (records: readonly NamedRecord[]): string => {
  const name = records.flatMap(({ caption, fileName }) => [caption, fileName]).find((text) => text);
  if (typeof name !== 'string') return 'A picture without a caption';
  return `The picture “${name.length > maxNameCharacters ? `${name.slice(0, maxNameCharacters)}…` : name}”`;
};

/**
 * What is said of the rights of one of a document's pictures, wherever it is said; null if there is nothing to say.
 *
 * @param records the records of the picture, for its name.
 * @param isLive whether the picture is in the published version.
 */
export const pictureNotice = (
  records: readonly NamedRecord[],
  { kind, words }: Rights,
  isLive: boolean,
): PictureNotice | null => {
  const name = nameOf(records);
  switch (kind) {
    case 'unlimited':
    case 'later':
      return null;
    case 'soon':
      return {
        level: 'warning',
        text: `${name} can be used for a short time only. ${words} Replace it by then, or let an editor extend the rights under Pictures.`,
      };
    case 'ended':
      return isLive
        ? {
            level: 'warning',
            text: `${name} is still on the site. ${words} Replace it, or let an editor extend the rights under Pictures.`,
          }
        : {
            level: 'error',
            text: `${name} cannot be published. ${words} Choose another picture, or let an editor extend the rights under Pictures.`,
          };
  }
};
