import { beforePaint, fontsKey, withoutFonts } from '../../../lib/reading/beforePaint.ts';

const root = document.documentElement;
const isWithout = () => root.hasAttribute(withoutFonts);
const fonts = new EventTarget();
/** Tells the observer of the page that the browser painted something. */
let tell: (names: string[]) => void;

beforeEach(() => {
  localStorage.clear();
  root.removeAttribute(withoutFonts);
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
  Object.defineProperty(document, 'hidden', { value: false, configurable: true });
  tell = () => {};
  Object.defineProperty(window, 'PerformanceObserver', {
    configurable: true,
    value: class {
      constructor(callback: (list: { getEntriesByName: (name: string) => object[] }) => void) {
        tell = (names) => callback({ getEntriesByName: (name) => (names.includes(name) ? [{ name }] : []) });
      }
      observe() {}
    },
  });
});

const open = () => new Function(beforePaint)();

describe('a page that is opened', () => {
  it('is drawn without the fonts of the paper until its text is painted', () => {
    open();
    expect(isWithout()).toBe(true);
    tell(['first-paint']);
    expect(isWithout()).toBe(true);
    tell(['first-contentful-paint']);
    expect(isWithout()).toBe(false);
  });

  it('has them at once if the browser fetched them before', () => {
    open();
    tell(['first-contentful-paint']);
    fonts.dispatchEvent(Object.assign(new Event('loadingdone'), { fontfaces: [{}] }));
    open();
    expect(isWithout()).toBe(false);
  });

  it('waits again if no font could be fetched', () => {
    open();
    tell(['first-contentful-paint']);
    fonts.dispatchEvent(Object.assign(new Event('loadingdone'), { fontfaces: [] }));
    open();
    expect(isWithout()).toBe(true);
  });

  it('has them at once in the background, where nothing is painted', () => {
    Object.defineProperty(document, 'hidden', { value: true });
    open();
    expect(isWithout()).toBe(false);
  });

  it('has them some time after the load if the browser tells of no paint', () => {
    jest.useFakeTimers();
    open();
    window.dispatchEvent(new Event('load'));
    expect(isWithout()).toBe(true);
    jest.runAllTimers();
    jest.useRealTimers();
    expect(isWithout()).toBe(false);
  });

  it.each([
    [
      'no storage',
      () =>
        jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
          throw new Error('no');
        }),
    ],
    [
      'no observer of paints',
      () => Object.defineProperty(window, 'PerformanceObserver', { value: undefined }),
    ],
  ])('has them with %s', (_case, take) => {
    take();
    expect(open).not.toThrow();
    jest.restoreAllMocks();
    expect(isWithout()).toBe(false);
    expect(localStorage.getItem(fontsKey)).toBeNull();
  });
});
