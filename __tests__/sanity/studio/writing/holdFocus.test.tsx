import { fireEvent } from '@testing-library/react';
import { holdFocus } from '../../../../sanity/studio/writing/table/holdFocus.ts';

const find = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No element ${id}.`);
  return element;
};

describe('the focus of a table that was inserted', () => {
  let stop: () => void;
  const scrolled = jest.fn();
  beforeEach(() => {
    scrolled.mockClear();
    // jsdom has no layout.
    HTMLElement.prototype.scrollIntoView = scrolled;
    document.body.innerHTML =
      '<div id="text" tabindex="0"></div><div id="table"><input id="first"><input id="second"></div>';
    stop = holdFocus(find('table'), find('first'));
  });
  afterEach(() => stop());

  const focused = () => document.activeElement?.id;
  /** The end of the task in which a key was pressed. */
  const nextTask = () => new Promise((resolve) => setTimeout(resolve));

  it('is in the first field, and returns there when Studio takes it', () => {
    expect(focused()).toBe('first');
    find('text').focus();
    expect(focused()).toBe('first');
  });

  it('is scrolled into view while the table grows, until a person does something', async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const count = scrolled.mock.calls.length;
    expect(count).toBeGreaterThan(1);
    fireEvent.wheel(document.body);
    await frame();
    await frame();
    expect(scrolled).toHaveBeenCalledTimes(count);
  });

  it('returns to the field that has it meanwhile', async () => {
    fireEvent.keyDown(find('first'), { key: 'Tab' });
    find('second').focus();
    await nextTask();
    find('text').focus();
    expect(focused()).toBe('second');
  });

  it('leaves by a key, and does not come back', async () => {
    fireEvent.keyDown(find('first'), { key: 'Tab', shiftKey: true });
    find('text').focus();
    expect(focused()).toBe('text');
    await nextTask();
    find('second').focus();
    find('text').focus();
    expect(focused()).toBe('text');
  });

  it.each([
    ['Escape', () => fireEvent.keyDown(find('first'), { key: 'Escape' })],
    ['a pointer', () => fireEvent.pointerDown(find('text'))],
    ['a click in the preview', () => fireEvent.blur(window)],
    ['the removal of the table', () => find('table').remove()],
  ])('is free after %s', async (_title, act) => {
    act();
    await nextTask();
    find('text').focus();
    expect(focused()).toBe('text');
  });
});
