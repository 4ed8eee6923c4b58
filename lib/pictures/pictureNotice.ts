import type { Rights } from './pictureRights.ts';

/** What a form says of a picture's rights. An `error` keeps the document from being published. */
export type PictureNotice = { level: 'error' | 'warning'; text: string };

/**
 * What the form of a document says of the rights of one of its pictures; null if there is nothing to say.
 *
 * @param isLive whether the picture is in the published version.
 */
export const pictureNotice = ({ kind, words }: Rights, isLive: boolean): PictureNotice | null => {
  switch (kind) {
    case 'unlimited':
    case 'later':
      return null;
    case 'soon':
      return { level: 'warning', text: `${words} Replace the picture by then, or extend the rights.` };
    case 'ended':
      return isLive
        ? {
            level: 'warning',
            text: `${words} Readers still see the picture. Replace it, or extend the rights.`,
          }
        : {
            level: 'error',
            text: `${words} Choose another picture, or let an editor extend the rights under Pictures.`,
          };
  }
};
