import { BehaviorSubject, NEVER, Observable } from 'rxjs';
import { UnsavedChanges } from '../../../../../sanity/studio/layout/saving/UnsavedChanges.ts';

const story = { id: 'a-story', type: 'article', version: undefined };

/** Returns true if the browser asks. */
const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** A store that carries out changes while somebody listens. */
const open = () => {
  const isSaved = new BehaviorSubject(true);
  let listeners = 0;
  const changes = new UnsavedChanges(
    {
      consistencyStatus: () => isSaved,
      operationEvents: () =>
        new Observable(() => {
          listeners += 1;
          return () => {
            listeners -= 1;
          };
        }),
    },
    story,
  );
  const save = jest.fn();
  return { isSaved, changes, save, isListening: () => listeners > 0 && isSaved.observed };
};

describe('the changes of a document', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('that is left are saved, with what the text editor gives while it is removed', () => {
    const { isSaved, changes, save, isListening } = open();
    changes.leave(save);
    isSaved.next(false);
    jest.runAllTimers();
    expect(save).toHaveBeenCalledTimes(1);
    expect(isListening()).toBe(true);
    expect(asks()).toBe(true);
    isSaved.next(true);
    expect(isListening()).toBe(false);
    expect(asks()).toBe(false);
  });

  it('are kept when they become unsaved and saved before it is left', () => {
    const { isSaved, isListening } = open();
    isSaved.next(false);
    isSaved.next(true);
    expect(isListening()).toBe(true);
  });

  it('are forgotten once they are saved', () => {
    const { changes, save, isListening } = open();
    changes.leave(save);
    jest.runAllTimers();
    expect(save).not.toHaveBeenCalled();
    expect(isListening()).toBe(false);
  });

  it('do not keep anybody whose document cannot be read', () => {
    const isSaved = new BehaviorSubject(false);
    const changes = new UnsavedChanges(
      { consistencyStatus: () => isSaved, operationEvents: () => NEVER },
      story,
    );
    expect(asks()).toBe(true);
    isSaved.error(new Error('It was deleted'));
    expect(asks()).toBe(false);
    changes.leave(() => {});
    jest.runAllTimers();
  });
});
