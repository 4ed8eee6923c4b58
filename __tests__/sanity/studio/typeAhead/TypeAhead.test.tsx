import { fireEvent, screen } from '@testing-library/react';
import { TypeAhead } from '../../../../sanity/studio/typeAhead/TypeAhead.ts';

const label = 'Type on: your words go into the form that opens';
const holder = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: label });
const type = (text: string) =>
  holder().setRangeText(text, holder().value.length, holder().value.length, 'end');
/** The end of the task in which Studio moved the focus. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

let typeAhead: TypeAhead;
let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = '<button>New</button><div id="text" tabindex="0"></div>';
  typeAhead = new TypeAhead();
  stop = typeAhead.follow();
});
afterEach(() => stop());

describe('what is typed before a table appears', () => {
  const onEnd = jest.fn();

  beforeEach(() => {
    onEnd.mockClear();
    typeAhead.ask({ name: 't', accepts: () => false, onEnd });
  });

  it('is kept, with tabs and lines, until the table takes it', () => {
    type('Month');
    fireEvent.keyDown(holder(), { key: 'Tab' });
    type('Level\nMay');
    expect(typeAhead.take('another')).toBeNull();
    expect(typeAhead.take('t')).toEqual({ text: 'Month\tLevel\nMay', isHere: true });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(typeAhead.take('t')).toBeNull();
  });

  it('has the focus, also after Studio gave it to the text', async () => {
    expect(holder()).toHaveFocus();
    document.getElementById('text')?.focus();
    await nextTask();
    expect(holder()).toHaveFocus();
  });

  it('goes into the table of a person who has clicked elsewhere, and leaves them there', async () => {
    type('Month');
    fireEvent.pointerDown(document.body);
    document.getElementById('text')?.focus();
    await nextTask();
    expect(document.getElementById('text')).toHaveFocus();
    expect(typeAhead.take('t')).toEqual({ text: 'Month', isHere: false });
  });

  it('ends by Escape, which leads back to the text once', () => {
    const field = holder();
    fireEvent.keyDown(field, { key: 'Escape' });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(typeAhead.take('t')).toBeNull();
  });
});

describe('what is typed before a form opens', () => {
  const open = (html: string) => {
    document.body.insertAdjacentHTML('beforeend', html);
    const field = [...document.querySelectorAll<HTMLInputElement>('input')].at(-1);
    if (!field) throw new Error('The form has no field.');
    return field;
  };

  it('goes into the field that is asked for, and no shortcut of one letter hears it', async () => {
    const heard = jest.fn();
    window.addEventListener('keydown', heard);
    typeAhead.ask({ accepts: ({ id }) => id === 'asked' });
    fireEvent.keyDown(holder(), { key: 'n' });
    window.removeEventListener('keydown', heard);
    type('Zebra');
    const other = open('<input id="other">');
    other.focus();
    await nextTask();
    expect(holder()).toHaveFocus();
    const asked = open('<input id="asked">');
    asked.focus();
    await nextTask();
    expect(asked).toHaveValue('Zebra');
    expect(asked).toHaveFocus();
    expect(other).toHaveValue('');
    expect(heard).not.toHaveBeenCalled();
  });

  it('is held from the first letter after a click, which Studio may answer with a form', async () => {
    const button = screen.getByRole('button');
    fireEvent.keyDown(button, { key: 'Z' });
    expect(screen.queryByRole('textbox')).toBeNull();
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'Z' });
    expect(holder()).toHaveFocus();
    type('Z');
    const field = open('<input>');
    field.focus();
    await nextTask();
    expect(field).toHaveValue('Z');
  });

  it('begins with the click on a link to a new document, not with the key that clicks it', () => {
    document.body.insertAdjacentHTML('beforeend', '<a href="#/intent/create/type=article">New</a>');
    const link = screen.getByRole('link');
    link.focus();
    fireEvent.keyDown(link, { key: 'Enter' });
    expect(link).toHaveFocus();
    fireEvent.click(link);
    expect(holder()).toHaveFocus();
  });

  it('keeps the key that publishes for after the words, and drops it without words', async () => {
    const pressed: string[] = [];
    typeAhead.ask({ accepts: () => true });
    fireEvent.keyDown(holder(), { key: 'Enter', ctrlKey: true });
    type('Zebra');
    fireEvent.keyDown(holder(), { key: 'Enter', ctrlKey: true });
    const field = open('<input>');
    field.addEventListener('keydown', ({ key, ctrlKey }) => pressed.push(`${ctrlKey} ${key} ${field.value}`));
    field.focus();
    await nextTask();
    expect(pressed).toEqual(['true Enter Zebra']);
  });

  it('goes into the next form if a key among it asks for that', async () => {
    typeAhead.ask({ accepts: ({ id }) => id === 'first' });
    type('Zebra');
    fireEvent.keyDown(holder(), { key: 'Enter', ctrlKey: true });
    fireEvent.keyDown(holder(), { key: 'Enter', ctrlKey: true });
    type('None');
    const first = open('<input id="first">');
    let presses = 0;
    first.addEventListener('keydown', () => {
      presses += 1;
      if (presses === 2) typeAhead.ask({ accepts: ({ id }) => id === 'second' });
    });
    first.focus();
    await nextTask();
    type(' fell');
    const second = open('<input id="second">');
    second.focus();
    await nextTask();
    expect([first.value, second.value]).toEqual(['Zebra', 'None fell']);
  });

  it('goes on in the next field of the form after a tab', async () => {
    // Without a layout nothing can be seen.
    jest.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList);
    typeAhead.ask({ accepts: () => true });
    type('Headline\tStandfirst');
    const last = open('<form><input id="first"><input id="last"></form>');
    document.getElementById('first')?.focus();
    await nextTask();
    expect(document.getElementById('first')).toHaveValue('Headline');
    expect(last).toHaveValue('Standfirst');
    expect(last).toHaveFocus();
  });
});
