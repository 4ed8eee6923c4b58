import type { SetParts } from './SetParts.ts';

const minEvents = 2;

const lineOf = (element: Element | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** A list whose items begin with their dates, as exports of stories here write a timeline. Others stay lists. */
export const placeTimelines = (document: Document, parts: SetParts, newKey: () => string): void => {
  for (const element of document.querySelectorAll('div.timeline')) {
    const title = lineOf(element.querySelector('h3'));
    const items = [...element.querySelectorAll('li')];
    const events = items.map((item) => {
      const date = lineOf(item.querySelector('strong:first-child'));
      return { _type: 'timelineEvent', _key: newKey(), date, text: lineOf(item).slice(date.length).trim() };
    });
    const isWhole =
      events.length >= minEvents && events.every(({ date, text }) => date !== '' && text !== '');
    if (title !== '' && isWhole)
      parts.put(element, { _type: 'timeline', _key: newKey(), title, events }, document);
  }
};
