import { isOwn, prepareOwn } from '../ownFigures.ts';

/** Gives pictures with a caption, and tables in a figure, the markup that readers of HTML know. */
export const prepareFigures = (document: Document): void => {
  for (const element of document.querySelectorAll('archive-figure')) {
    const image = element.querySelector('img');
    if (!image) continue;
    const caption = element.getAttribute('data-caption') ?? element.textContent ?? '';
    element.replaceWith(figureOf(image, caption.trim(), document));
  }
  for (const figure of document.querySelectorAll('figure')) {
    if (isOwn(figure)) prepareOwn(figure);
    const table = figure.querySelector('table');
    const note = figure.querySelector('figcaption');
    if (!table || !note || table.querySelector('caption')) continue;
    const caption = document.createElement('caption');
    caption.textContent = note.textContent;
    table.insertBefore(caption, table.firstChild);
    note.remove();
  }
};

const figureOf = (image: Element, words: string, document: Document): Element => {
  const figure = document.createElement('figure');
  figure.appendChild(image);
  if (words !== '') {
    const caption = document.createElement('figcaption');
    caption.textContent = words;
    figure.appendChild(caption);
  }
  return figure;
};
