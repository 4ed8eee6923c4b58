import { maxHeadBytes, pictureFileProblem } from '../../../../lib/pictures/pictureFileProblem.ts';

/** Why a file is no picture, or null. Asked before it is sent, so that nobody waits for a refusal. */
export const fileProblem = async (file: File): Promise<string | null> => {
  try {
    return pictureFileProblem(file, new Uint8Array(await file.slice(0, maxHeadBytes).arrayBuffer()));
  } catch {
    return `“${file.name}” cannot be read. It may have been moved or deleted.`;
  }
};
