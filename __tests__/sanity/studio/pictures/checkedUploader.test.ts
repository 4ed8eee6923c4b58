import type { AssetSource, AssetSourceUploader } from 'sanity';
import { checkedUploader } from '../../../../sanity/studio/pictures/uploads/checkedUploader.ts';

type Event = Parameters<Parameters<AssetSourceUploader['subscribe']>[0]>[0];

/** Studio's uploader, whose server refuses every file. */
class RefusingUploader implements AssetSourceUploader {
  static sent: string[] = [];
  #subscribers: ((event: Event) => void)[] = [];
  upload(files: File[]) {
    RefusingUploader.sent.push(...files.map(({ name }) => name));
    const failed = files.map((file) => ({
      id: file.name,
      file,
      progress: 0,
      status: 'error' as const,
      error: new Error('The picture is too large.'),
    }));
    for (const tell of this.#subscribers) {
      tell({ type: 'error', files: failed });
      tell({ type: 'all-complete', files: failed });
    }
    return failed;
  }
  subscribe(subscriber: (event: Event) => void) {
    this.#subscribers.push(subscriber);
    return () => {};
  }
  abort() {}
  getFiles() {
    return [];
  }
  updateFile() {}
  reset() {}
}

const upload = async (...names: string[]) => {
  RefusingUploader.sent = [];
  const reasons: string[] = [];
  const events: string[] = [];
  const Uploader: NonNullable<AssetSource['Uploader']> = checkedUploader(
    RefusingUploader,
    (reason) => reasons.push(reason),
    async ({ name }) => (name.startsWith('damaged') ? `“${name}” is damaged.` : null),
  );
  const uploader = new Uploader();
  const over = new Promise<void>((resolve) => {
    uploader.subscribe(({ type }) => {
      events.push(type);
      if (type === 'all-complete') resolve();
    });
  });
  uploader.upload(names.map((name) => new File(['x'], name)));
  await over;
  return { reasons, events, sent: RefusingUploader.sent };
};

describe('a picture that is dropped on a field', () => {
  it('is not sent if it is damaged: the reason is reported, and the field is free again', async () => {
    expect(await upload('damaged.jpg')).toEqual({
      reasons: ['“damaged.jpg” is damaged.'],
      events: ['all-complete'],
      sent: [],
    });
  });

  it('is sent without the damaged ones, and a refusal of the server is reported, not left to the console', async () => {
    expect(await upload('damaged.jpg', 'mill.jpg')).toEqual({
      reasons: ['“damaged.jpg” is damaged.', 'The picture is too large.'],
      events: ['all-complete'],
      sent: ['mill.jpg'],
    });
  });
});
