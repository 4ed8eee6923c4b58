import type { AssetSource, AssetSourceUploader, AssetSourceUploadFile } from 'sanity';
import { RunningUploads } from '../../../../sanity/studio/layout/saving/RunningUploads.ts';
import { checkedUploader } from '../../../../sanity/studio/pictures/uploads/checkedUploader.ts';

type Event = Parameters<Parameters<AssetSourceUploader['subscribe']>[0]>[0];

const withoutMark = { type: 'unset', path: ['_upload'] };

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
  const Uploader: NonNullable<AssetSource['Uploader']> = checkedUploader(RefusingUploader, {
    report: (reason) => reasons.push(reason),
    withoutMark,
    findProblem: async ({ name }) => (name.startsWith('damaged') ? `“${name}” is damaged.` : null),
  });
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
  type Held = { abort: jest.Mock; finish(files?: AssetSourceUploadFile[]): void };

  const mill = new File(['x'], 'mill.jpg');
  const ended = (status: AssetSourceUploadFile['status']): AssetSourceUploadFile[] => [
    { id: 'mill', file: mill, progress: 1, status },
  ];

  /** Begins an upload that lasts until it is finished, as Studio's input does. */
  const begin = async () => {
    const held: Held = { abort: jest.fn(), finish: () => {} };
    class SlowUploader extends RefusingUploader {
      override upload() {
        return [];
      }
      override subscribe(subscriber: (event: Event) => void) {
        held.finish = (files = []) => subscriber({ type: 'all-complete', files });
        return () => {};
      }
      override abort() {
        held.abort();
        held.finish();
      }
    }
    const uploads = new RunningUploads();
    const Uploader = checkedUploader(SlowUploader, {
      report: () => {},
      withoutMark,
      findProblem: async () => null,
      uploads,
    });
    const uploader = new Uploader();
    const events: string[] = [];
    const unsubscribe = uploader.subscribe(({ type }) => events.push(type));
    const patches: unknown[] = [];
    uploader.upload([mill], { onChange: (patch) => patches.push(patch) });
    await Promise.resolve();
    return { held, uploads, uploader, unsubscribe, events, patches };
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

  it.each([
    ['leaves no mark of it there when it fails', ended('error'), [[withoutMark]]],
    ['leaves no mark of it there when nothing is sent', [], [[withoutMark]]],
    ['changes nothing but the picture when it is uploaded', ended('complete'), []],
  ])('of a form that is closed %s', async (_case, files, expected) => {
    const { held, uploads, uploader, unsubscribe, patches } = await begin();
    uploader.abort();
    unsubscribe();
    await Promise.resolve();
    held.finish(files);
    expect(patches).toEqual(expected);
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

  it('ends when another file replaces it, whose mark stays', async () => {
    const { held, uploads, uploader, unsubscribe, patches } = await begin();
    unsubscribe();
    uploader.abort();
    expect(patches).toEqual([]);
    expect(held.abort).toHaveBeenCalledTimes(1);
    expect(uploads.isRunning).toBe(false);
  });
});
