import { askBeforeLeaving } from '../../../../../sanity/studio/layout/saving/askBeforeLeaving.ts';
import { pendingText } from '../../../../../sanity/studio/layout/saving/PendingText.ts';

/** Returns true if the browser asks. */
const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

const stops: (() => void)[] = [];
const watch = (isUnsaved: boolean) => stops.push(askBeforeLeaving(() => isUnsaved));

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

describe('askBeforeLeaving', () => {
  it('lets a person leave whose changes are saved', () => {
    watch(false);
    expect(leave()).toBe(false);
  });

  it('asks while a change is not saved', () => {
    watch(true);
    expect(leave()).toBe(true);
  });

  it('asks while the text editor has keys that the form does not know yet', () => {
    watch(false);
    document.body.innerHTML = '<input>';
    document.querySelector('input')?.dispatchEvent(new Event('input', { bubbles: true }));
    expect(leave()).toBe(true);
  });

  it('asks while an editor has not handed its text over, and not for ever', () => {
    jest.useFakeTimers();
    watch(false);
    const [one, other] = [{}, {}];
    pendingText.change(one);
    pendingText.change(other);
    pendingText.handOver(other);
    jest.advanceTimersByTime(5_000);
    expect(leave()).toBe(true);
    pendingText.change(other);
    pendingText.handOver(one);
    expect(leave()).toBe(true);
    jest.advanceTimersByTime(15_000);
    expect(leave()).toBe(false);
    pendingText.handOver(other);
    jest.useRealTimers();
  });

  it.each([
    ['goes on for whoever is asked, so that presence does', true, 0],
    ['ends for whoever is not asked', false, 1],
  ])('what ends with the page %s', (_case, isUnsaved, ended) => {
    const end = jest.fn();
    window.addEventListener('beforeunload', end);
    watch(isUnsaved);
    leave();
    expect(end).toHaveBeenCalledTimes(ended);
    window.removeEventListener('beforeunload', end);
  });

  it('asks nothing once it is off', () => {
    watch(true);
    for (const stop of stops.splice(0)) stop();
    expect(leave()).toBe(false);
  });
});
