const lineIn = (card: Element, selector: string): string =>
  (card.querySelector(selector)?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/**
 * Writes the cards of Ghost's stored HTML as paragraphs, because here no theme draws them: a card that leads elsewhere is
 * a link with its caption.
 *
 * @returns what was left out.
 */
export const prepareCards = (document: Document): string[] => {
  const notes: string[] = [];
  for (const card of document.querySelectorAll('.kg-bookmark-card')) {
    placeLink(card, { title: '.kg-bookmark-title', caption: 'figcaption' }, document);
    const preview = lineIn(card, '.kg-bookmark-description') !== '' || card.querySelector('img') !== null;
    if (preview) notes.push('The description and the pictures of a bookmark card were left out.');
  }
  for (const card of document.querySelectorAll('.kg-file-card'))
    placeLink(card, { title: '.kg-file-card-title', caption: '.kg-file-card-caption' }, document);
  // WordPress repeats the link to a file as a button.
  for (const button of document.querySelectorAll('.wp-block-file__button')) button.remove();
  for (const sign of document.querySelectorAll('.kg-callout-emoji')) sign.remove();
  return notes;
};

const placeLink = (card: Element, parts: { title: string; caption: string }, document: Document): void => {
  const href = card.querySelector('a')?.getAttribute('href') ?? '';
  const caption = lineIn(card, parts.caption);
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.textContent = lineIn(card, parts.title) || href;
  const paragraphs = [link, ...(caption === '' ? [] : [document.createTextNode(caption)])].map((content) => {
    const paragraph = document.createElement('p');
    paragraph.appendChild(content);
    return paragraph;
  });
  card.replaceWith(...paragraphs);
};
