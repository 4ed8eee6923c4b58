import { type Block, plainBlock } from '../../../pasting/Block.ts';

type Group = { kind: 'factBox' | 'gallery'; title: string };

const marked = /^\uE000(\d+)([<>])\uE001$/;
const minPictures = 2;
const maxPictures = 60;
const maxGalleryTitleCharacters = 120;

/** Galleries of exports from here, of WordPress and of Ghost. */
const galleries = 'div.gallery, .wp-block-gallery, .kg-gallery-card';
const groups = `aside.fact-box, ${galleries}`;

/**
 * Fact boxes, as exports of stories here write them, and galleries. Their content is read as that of the text is, between
 * two marked paragraphs.
 */
export class Groups {
  readonly #groups: Group[] = [];
  readonly #newKey: () => string;

  constructor(document: Document, newKey: () => string) {
    this.#newKey = newKey;
    for (const element of document.querySelectorAll(groups)) {
      if (element.parentElement?.closest(`${groups}, li, table`)) continue;
      const heading = [...element.children].find(
        ({ localName }, index) => (index === 0 && localName === 'h3') || localName === 'figcaption',
      );
      const title = (heading?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      heading?.remove();
      const kind = element.matches(galleries) ? 'gallery' : 'factBox';
      const number = this.#groups.push({ kind, title }) - 1;
      element.before(markOf(document, number, '<'));
      element.after(markOf(document, number, '>'));
    }
  }

  /** The blocks with each group in its place. What cannot be one stays text and pictures under its title. */
  close(blocks: Block[]): Block[] {
    const closed: Block[] = [];
    let open: { group: Group; inner: Block[] } | null = null;
    for (const block of blocks) {
      const [, number, side] = marked.exec(textOf(block)) ?? [];
      const group = number === undefined ? undefined : this.#groups[Number(number)];
      if (group && side === '<') open = { group, inner: [] };
      else if (group && open) {
        closed.push(...this.#blocksOf(open.group, open.inner));
        open = null;
      } else (open?.inner ?? closed).push(block);
    }
    return open ? [...closed, ...open.inner] : closed;
  }

  #blocksOf({ kind, title }: Group, inner: Block[]): Block[] {
    const _key = this.#newKey();
    if (kind === 'factBox' && title !== '' && inner.length > 0 && inner.every(isText))
      return [{ _type: 'factBox', _key, title, body: inner.map((block) => ({ ...block, style: 'normal' })) }];
    if (kind === 'factBox') return [...(title === '' ? [] : [headingOf(title, _key)]), ...inner];
    const isGallery = inner.every(({ _type }) => _type === 'image');
    const isTitle = title.length <= maxGalleryTitleCharacters;
    if (isGallery && isTitle && inner.length >= minPictures && inner.length <= maxPictures)
      return [{ _type: 'gallery', _key, ...(title && { title }), pictures: inner }];
    return [...inner, ...(title === '' ? [] : [plainBlock(title, _key)])];
  }
}

const markOf = (document: Document, number: number, side: '<' | '>'): Element => {
  const mark = document.createElement('p');
  mark.textContent = `\uE000${number}${side}\uE001`;
  return mark;
};

const isText = ({ _type }: Block): boolean => _type === 'block';

const textOf = ({ children }: Block): string => {
  const [span] = Array.isArray(children) && children.length === 1 ? children : [];
  return typeof span?.text === 'string' ? span.text : '';
};

const headingOf = (text: string, _key: string): Block => ({ ...plainBlock(text, _key), style: 'h3' });
