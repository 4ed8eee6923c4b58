import type { AssetSource } from 'sanity';
import { ownerProblem } from '../../connection/ownerProblem.ts';
import { checkedUploader } from './checkedUploader.ts';
import { fileProblem } from './fileProblem.ts';

type UploaderClass = NonNullable<AssetSource['Uploader']>;

export type Uploads = {
  projectId: string;
  /** Called with the reason for which a file was not uploaded. */
  report(reason: string): void;
};

type Options = Uploads & {
  /** The patch that takes the mark of an upload out of a picture, film or recording. */
  withoutMark: unknown;
};

/** Studio's uploader for pictures. It sends none while another person than the owner of the window is signed in. */
export const pictureUploader = (
  Uploader: UploaderClass,
  { projectId, report, withoutMark }: Options,
): UploaderClass =>
  checkedUploader(Uploader, {
    report,
    withoutMark,
    findProblem: async (file) => (await ownerProblem(projectId)) ?? fileProblem(file, file.name),
  });

/** The same for recordings and films, which the server checks. */
export const mediaUploader = (
  Uploader: UploaderClass,
  { projectId, report, withoutMark }: Options,
): UploaderClass =>
  checkedUploader(Uploader, { report, withoutMark, findProblem: () => ownerProblem(projectId) });
