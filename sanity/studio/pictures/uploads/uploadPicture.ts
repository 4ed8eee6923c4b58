import { ownerProblem } from '../../connection/ownerProblem.ts';
import { fileProblem } from './fileProblem.ts';

type Asset = { _id: string; _createdAt: string };

/** What is needed of Sanity's client. */
type Client = {
  config(): { projectId?: string };
  assets: { upload(type: 'image', file: Blob, options: { filename: string }): Promise<Asset> };
};

/** A file that is no picture. The same file would be refused again. */
export class NoPicture extends Error {}

/**
 * Uploads a picture. Sanity's client sends files past the session's fetch, which holds everything else back while the
 * window belongs to another person than the one who has signed in.
 *
 * @throws NoPicture before anything is sent; Error while the window is not the signed-in person's, or if the upload fails.
 */
export const uploadPicture = async (client: Client, file: Blob, filename: string): Promise<Asset> => {
  const problem = await fileProblem(file, filename);
  if (problem !== null) throw new NoPicture(problem);
  const notOurs = await ownerProblem(client.config().projectId ?? '');
  if (notOurs !== null) throw new Error(notOurs);
  return client.assets.upload('image', file, { filename });
};
