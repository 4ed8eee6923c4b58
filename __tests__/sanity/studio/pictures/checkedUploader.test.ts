import type { AssetSource, AssetSourceUploader } from 'sanity';
import { RunningUploads } from '../../../../sanity/studio/layout/saving/RunningUploads.ts';
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

describe('an upload into a field', () => {
  type Held = { abort: jest.Mock; finish(): void };

  /** Begins an upload that lasts until it is finished, as Studio's input does. */
  const begin = async () => {
    const held: Held = { abort: jest.fn(), finish: () => {} };
    class SlowUploader extends RefusingUploader {
      override upload() {
        return [];
      }
      override subscribe(subscriber: (event: Event) => void) {
        held.finish = () => subscriber({ type: 'all-complete', files: [] });
        return () => {};
      }
      override abort() {
        held.abort();
        held.finish();
      }
    }
    const uploads = new RunningUploads();
    const Uploader = checkedUploader(
      SlowUploader,
      () => {},
      async () => null,
      uploads,
    );
    const uploader = new Uploader();
    const events: string[] = [];
    const unsubscribe = uploader.subscribe(({ type }) => events.push(type));
    uploader.upload([new File(['x'], 'mill.jpg')]);
    await Promise.resolve();
    return { held, uploads, uploader, unsubscribe, events };
  };

  it('goes on when the form is closed, and ends when the picture is there', async () => {
    const { held, uploads, uploader, unsubscribe } = await begin();
    uploader.abort();
    unsubscribe();
    await Promise.resolve();
    expect(held.abort).not.toHaveBeenCalled();
    expect(uploads.isRunning).toBe(true);
    held.finish();
    expect(uploads.isRunning).toBe(false);
  });

  it('ends when somebody cancels it', async () => {
    const { held, uploads, uploader, events } = await begin();
    uploader.abort();
    await Promise.resolve();
    expect(held.abort).toHaveBeenCalledTimes(1);
    expect(events).toEqual(['all-complete']);
    expect(uploads.isRunning).toBe(false);
  });

  it('ends when another file replaces it', async () => {
    const { held, uploads, uploader, unsubscribe } = await begin();
    unsubscribe();
    uploader.abort();
    expect(held.abort).toHaveBeenCalledTimes(1);
    expect(uploads.isRunning).toBe(false);
  });
});
