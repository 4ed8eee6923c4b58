import { keepFocus } from '../../../../sanity/studio/typeAhead/keepFocus.ts';

const setUp = () => {
  document.body.innerHTML = '<button role="tab">Story</button><input><button>Other</button>';
  const [tab, input, other] = document.querySelectorAll<HTMLElement>('button, input');
  if (!tab || !input || !other) throw new Error('The page has no tab, input or button.');
  return { tab, input, other, stop: keepFocus(input) };
};

const pressKey = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key }));

describe('keepFocus', () => {
  it('takes the focus, and takes it back from a tab', () => {
    const { tab, input, stop } = setUp();
    expect(input).toHaveFocus();
    pressKey('a');
    tab.focus();
    expect(input).toHaveFocus();
    stop();
  });

  it('leaves the focus to other elements', () => {
    const { other, stop } = setUp();
    other.focus();
    expect(other).toHaveFocus();
    stop();
  });

  it.each([
    ['the Tab key', () => pressKey('Tab')],
    ['a press of the pointer', () => document.dispatchEvent(new Event('pointerdown'))],
  ])('stops at %s', (_case, act) => {
    const { tab } = setUp();
    act();
    tab.focus();
    expect(tab).toHaveFocus();
  });
});
