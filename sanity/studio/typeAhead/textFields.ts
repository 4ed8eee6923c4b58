/** Inputs that take text. Others, such as a checkbox or a date, take no letters or their own ones. */
const kinds = ['text', 'email', 'search', 'url', 'tel', 'password']
  .map((type) => `[type="${type}"]`)
  .join(', ');

/** What a person types into: inputs, text areas and editors of formatted text. */
const textFields = `textarea, input:is(${kinds}, :not([type])), [contenteditable="true"]`;

/** The field that an event or the focus is in, or null. */
export const textFieldOf = (target: EventTarget | null): HTMLElement | null => {
  const field = target instanceof Element ? target.closest<HTMLElement>(textFields) : null;
  return field && takesText(field) ? field : null;
};

const takesText = (field: HTMLElement): boolean =>
  !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) ||
  (!field.readOnly && !field.disabled);

/** The fields of the page that take text now and can be seen, in their order. */
export const listTextFields = (root: ParentNode = document): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(textFields)].filter(
    (field) => takesText(field) && field.getClientRects().length > 0,
  );
