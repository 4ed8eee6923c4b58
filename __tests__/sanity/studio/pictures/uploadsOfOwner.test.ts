// @sandboxed: it replaces fetch.
import type { AssetSource, AssetSourceUploader } from 'sanity';
import { windowOwner } from '../../../../sanity/studio/connection/WindowOwner.ts';
import { mediaUploader, pictureUploader } from '../../../../sanity/studio/pictures/uploads/ownedUploaders.ts';
import { uploadPicture } from '../../../../sanity/studio/pictures/uploads/uploadPicture.ts';

const projectId = 'copydesk';
let stored = '';
/** A sign-in, also in another tab. */
const store = (token: string) => {
  stored = JSON.stringify({ token });
};
const drawing = () => new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'mill.svg');

type Event = Parameters<Parameters<AssetSourceUploader['subscribe']>[0]>[0];

/** Studio's uploader, with the files that were sent. */
const uploaderOf = (sent: string[]): NonNullable<AssetSource['Uploader']> =>
  class implements AssetSourceUploader {
    #tell: (event: Event) => void = () => {};
    upload(files: File[]) {
      sent.push(...files.map(({ name }) => name));
      this.#tell({ type: 'all-complete', files: [] });
      return [];
    }
    subscribe(subscriber: (event: Event) => void) {
      this.#tell = subscriber;
      return () => {};
    }
    abort() {}
    getFiles() {
      return [];
    }
    updateFile() {}
    reset() {}
  };

type Send = (sent: string[], refused: (reason: string) => void) => Promise<unknown>;

const intoField =
  (owned: typeof pictureUploader): Send =>
  (sent, report) => {
    const Uploader = owned(uploaderOf(sent), { projectId, report, withoutMark: null });
    const uploader = new Uploader();
    const over = new Promise<void>((resolve) => {
      uploader.subscribe(({ type }) => type === 'all-complete' && resolve());
    });
    uploader.upload([drawing()]);
    return over;
  };

const ofOurs: Send = (sent, refused) => {
  const upload = async (_type: 'image', _file: Blob, { filename }: { filename: string }) => {
    sent.push(filename);
    return { _id: 'image-a', _createdAt: '2026-11-28T08:00:00Z' };
  };
  return uploadPicture({ config: () => ({ projectId }), assets: { upload } }, drawing(), 'mill.svg').catch(
    ({ message }) => refused(message),
  );
};

beforeAll(() => {
  Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => stored } });
  globalThis.fetch = async (_input, init) => {
    const name = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    return Response.json({ id: name, name });
  };
  windowOwner.accept('Ann');
});

it.each([
  ['picture of a field', intoField(pictureUploader)],
  ['recording of a field', intoField(mediaUploader)],
  ['picture that is pasted or comes from the list or from elsewhere', ofOurs],
])('a %s is sent by the owner of the window alone', async (_case, send) => {
  const sent: string[] = [];
  const reasons: string[] = [];
  const refused = (reason: string) => reasons.push(reason);
  store('Bert');
  await send(sent, refused);
  expect([sent, reasons]).toEqual([[], [expect.stringContaining('This window belongs to Ann. Bert has')]]);
  store('Ann');
  await send(sent, refused);
  expect([sent, reasons]).toEqual([['mill.svg'], [expect.anything()]]);
});
