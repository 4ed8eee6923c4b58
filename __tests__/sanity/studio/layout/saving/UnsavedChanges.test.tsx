import { BehaviorSubject, NEVER, type Observable, Subject } from 'rxjs';
import type { DocumentStore } from 'sanity';
import { RunningUploads } from '../../../../../sanity/studio/layout/saving/RunningUploads.ts';
import { UnsavedChanges } from '../../../../../sanity/studio/layout/saving/UnsavedChanges.ts';

const story = { id: 'a-story', type: 'article', version: undefined };

/** Returns true if the browser asks. */
const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

type Operation =
  ReturnType<DocumentStore['pair']['operationEvents']> extends Observable<infer Event> ? Event : never;

/** A store that carries out changes while somebody listens. */
const open = (uploads = new RunningUploads()) => {
  const isSaved = new BehaviorSubject(true);
  const operations = new Subject<Operation>();
  const save = jest.fn();
  const changes = new UnsavedChanges(
    {
      consistencyStatus: () => isSaved,
      operationEvents: () => operations,
    },
    story,
    save,
    uploads,
  );
  const { id } = story;
  return {
    isSaved,
    changes,
    save,
    change: () => {
      isSaved.next(false);
      operations.next({
        type: 'success',
        op: 'patch',
        id,
        idPair: { publishedId: id, draftId: `drafts.${id}` },
      });
    },
    isListening: () => operations.observed && isSaved.observed,
  };
};

describe('the changes of a document', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('that is left are saved, with what the text editor gives while it is removed', () => {
    const { isSaved, changes, save, isListening } = open();
    changes.leave();
    isSaved.next(false);
    jest.runAllTimers();
    expect(save).toHaveBeenCalledTimes(1);
    expect(isListening()).toBe(true);
    expect(asks()).toBe(true);
    isSaved.next(true);
    expect(isListening()).toBe(false);
    expect(asks()).toBe(false);
  });

  it('wait for a picture that is uploaded while the document is left', () => {
    const uploads = new RunningUploads();
    const { isSaved, changes, change, save, isListening } = open(uploads);
    const end = uploads.begin();
    changes.leave();
    jest.runAllTimers();
    expect(isListening()).toBe(true);
    expect(asks()).toBe(true);
    change();
    end();
    jest.runAllTimers();
    expect(save).toHaveBeenCalled();
    expect(isListening()).toBe(true);
    isSaved.next(true);
    expect(isListening()).toBe(false);
    expect(asks()).toBe(false);
  });

  it('are saved though another document is changed a moment later', () => {
    const [first, second] = [open(), open()];
    first.change();
    second.change();
    jest.advanceTimersByTime(1000);
    expect(first.save).toHaveBeenCalled();
    expect(second.save).toHaveBeenCalled();
    for (const { isSaved } of [first, second]) isSaved.next(true);
  });

  it('are not saved again once they are saved', () => {
    const { isSaved, change, save } = open();
    change();
    isSaved.next(true);
    jest.runAllTimers();
    expect(save).not.toHaveBeenCalled();
  });

  it('are kept when they become unsaved and saved before it is left', () => {
    const { isSaved, isListening } = open();
    isSaved.next(false);
    isSaved.next(true);
    expect(isListening()).toBe(true);
  });

  it('are forgotten once they are saved', () => {
    const { changes, save, isListening } = open();
    changes.leave();
    jest.runAllTimers();
    expect(save).not.toHaveBeenCalled();
    expect(isListening()).toBe(false);
  });

  it('do not keep anybody whose document cannot be read', () => {
    const isSaved = new BehaviorSubject(false);
    const changes = new UnsavedChanges(
      { consistencyStatus: () => isSaved, operationEvents: () => NEVER },
      story,
      () => {},
    );
    expect(asks()).toBe(true);
    isSaved.error(new Error('It was deleted'));
    expect(asks()).toBe(false);
    changes.leave();
    jest.runAllTimers();
  });
});
