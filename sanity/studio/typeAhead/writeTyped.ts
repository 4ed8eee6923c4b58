import { listTextFields, textFieldOf } from './textFields.ts';

/**
 * Writes into the field with the focus what was typed before it was there. A tab leads to the next field of its form, and
 * so does a line break if the field answers the Enter key by moving the focus. In a field of one line the rest follows a
 * space.
 *
 * @returns the field that the text ended in.
 */
export const writeTyped = (field: HTMLElement, text: string): HTMLElement => {
  let current = field;
  for (const part of text.split(/([\n\t])/u)) {
    if (part === '\t') current = nextOf(current);
    else if (part === '\n') current = breakLine(current);
    else if (part !== '') insert(current, part);
  }
  return current;
};

const insert = (field: HTMLElement, text: string): void => {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    // An address of mail has no selection. What is typed follows what is there.
    if (field.selectionStart === null) setValue(field, `${field.value}${text}`);
    else field.setRangeText(text, field.selectionStart, field.selectionEnd ?? field.selectionStart, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  } else tell(field, 'insertReplacementText', text);
};

/** React notices a change only if the value is set as the browser does it. */
const setValue = (field: HTMLInputElement | HTMLTextAreaElement, value: string): void => {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value);
};

/** The editor of formatted text does itself what the browser is about to do. It leaves single letters of a plain text input to it. */
const tell = (editor: HTMLElement, inputType: string, data: string | null): void => {
  editor.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, cancelable: true, inputType, data }));
};

/** @returns the field that the text goes on in. */
const breakLine = (field: HTMLElement): HTMLElement => {
  if (field.isContentEditable) {
    tell(field, 'insertParagraph', null);
    return field;
  }
  press(field, { key: 'Enter' });
  const next = textFieldOf(document.activeElement);
  if (next && next !== field) return next;
  insert(field, field instanceof HTMLTextAreaElement ? '\n' : ' ');
  return field;
};

const nextOf = (field: HTMLElement): HTMLElement => {
  const form = field.closest<HTMLElement>('[role="dialog"], form, [data-testid="form-view"]') ?? document;
  const fields = listTextFields(form);
  const next = fields[fields.indexOf(field) + 1];
  next?.focus();
  return next ?? field;
};

/** Presses a key, such as Control and Enter. */
export const press = (field: HTMLElement, key: KeyboardEventInit): void => {
  field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key }));
};
