import { maxHeadBytes, pictureFileProblem } from '../../../../lib/pictures/pictureFileProblem.ts';

/** Why a file is no picture, or null. Asked before it is sent, so that nobody waits for a refusal. */
export const fileProblem = async (file: Blob, name: string): Promise<string | null> => {
  try {
    const head = new Uint8Array(await file.slice(0, maxHeadBytes).arrayBuffer());
    const problem = pictureFileProblem({ name, size: file.size }, head);
    if (problem || !isDecodable(file, head) || (await canDecode(file)) || (await isWholeJpeg(file, head)))
      return problem;
    return `“${name}” is damaged. Open it in another program and save it again.`;
  } catch {
    return `“${name}” cannot be read. It may have been moved or deleted.`;
  }
};

/** A larger picture may take more memory than the browser has, and the server reads it in its own time. */
const maxDecodedBytes = 16_777_216;

/** Browsers do not decode TIFF, and draw SVG another way. */
const isDecodable = ({ size }: Blob, [first = 0]: Uint8Array): boolean =>
  size <= maxDecodedBytes && ![0x49, 0x4d, 0x3c, 0xef, 0x20, 0x09, 0x0a, 0x0d].includes(first);

/** Unlike the element of a page, this rejects a picture whose end is missing. */
const canDecode = async (file: Blob): Promise<boolean> => {
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
};

/** Browsers reject a photograph with a few wrong bytes, which the server takes. Only one without its end is lost. */
const isWholeJpeg = async (file: Blob, [first]: Uint8Array): Promise<boolean> => {
  if (first !== 0xff) return false;
  const tail = new Uint8Array(await file.slice(-maxTailBytes).arrayBuffer());
  return tail.some((byte, index) => byte === 0xff && tail[index + 1] === 0xd9);
};

/** Programs write other data behind the end of a picture. */
const maxTailBytes = 4_096;
