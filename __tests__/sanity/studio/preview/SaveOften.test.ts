import { SaveOften } from '../../../../sanity/studio/preview/SaveOften.ts';

const intervalMs = 200;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const setUp = () => {
  const save = jest.fn();
  return { save, saving: new SaveOften(save, intervalMs) };
};

describe('SaveOften', () => {
  it('saves a change after a pause at once', () => {
    const { save, saving } = setUp();
    saving.change();
    jest.advanceTimersByTime(1);
    expect(save).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(intervalMs);
    saving.change();
    jest.advanceTimersByTime(1);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('saves changes that follow each other once in an interval, the last one too', () => {
    const { save, saving } = setUp();
    for (let typedMs = 0; typedMs < 100; typedMs += 20) {
      saving.change();
      jest.advanceTimersByTime(20);
    }
    expect(save).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(intervalMs);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('saves nothing once it is stopped', () => {
    const { save, saving } = setUp();
    saving.change();
    saving.stop();
    jest.advanceTimersByTime(intervalMs);
    expect(save).not.toHaveBeenCalled();
  });
});
