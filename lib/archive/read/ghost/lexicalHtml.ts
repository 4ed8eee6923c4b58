import { z } from 'zod';
import { escapeHtml } from '../escapeHtml.ts';
import { cardHtml } from './cardHtml.ts';

const node = z.looseObject({ type: z.string() });
type LexicalNode = z.output<typeof node>;

/** Lists in lists have some ten levels. */
const maxDepth = 100;

/** A post of Ghost's editor since 2023 as HTML, or null if it is none. */
export const lexicalHtml = (source: string | null | undefined, notes: string[]): string | null => {
  const parsed = z.object({ root: node }).safeParse(jsonOf(source));
  return parsed.success ? new LexicalWriter(notes).childrenOf(parsed.data.root, 0) : null;
};

const jsonOf = (source: string | null | undefined): unknown => {
  try {
    return source ? JSON.parse(source) : null;
  } catch {
    return null;
  }
};

const bold = 1;
const italic = 2;

class LexicalWriter {
  readonly #notes: string[];

  constructor(notes: string[]) {
    this.#notes = notes;
  }

  childrenOf({ children }: LexicalNode, depth: number): string {
    if (!Array.isArray(children) || depth > maxDepth) return '';
    return children
      .map((child) => {
        const parsed = node.safeParse(child);
        return parsed.success ? this.#write(parsed.data, depth + 1) : '';
      })
      .join('');
  }

  #write(one: LexicalNode, depth: number): string {
    const inner = (): string => this.childrenOf(one, depth);
    const type = one.type.replace(/^extended-/, '');
    switch (type) {
      case 'text':
        return textHtml(one);
      case 'linebreak':
        return '<br>';
      case 'paragraph':
        return `<p>${inner()}</p>`;
      case 'heading': {
        const tag = typeof one.tag === 'string' && /^h[1-6]$/.test(one.tag) ? one.tag : 'h2';
        return `<${tag}>${inner()}</${tag}>`;
      }
      case 'quote':
      case 'aside':
        return `<blockquote>${inner()}</blockquote>`;
      case 'list': {
        const tag = one.listType === 'number' ? 'ol' : 'ul';
        return `<${tag}>${inner()}</${tag}>`;
      }
      case 'listitem':
        return `<li>${inner()}</li>`;
      case 'link':
      case 'autolink':
        return `<a href="${escapeHtml(String(one.url ?? ''))}">${inner()}</a>`;
      default:
        return this.#card(type, one) ?? inner();
    }
  }

  #card(type: string, card: LexicalNode): string | null {
    const html = cardHtml(type, card, this.#notes);
    if (html === null && !Array.isArray(card.children)) this.#notes.push(`The card “${type}” was left out.`);
    return html;
  }
}

const textHtml = ({ text, format }: LexicalNode): string => {
  const bits = typeof format === 'number' ? format : 0;
  const plain = escapeHtml(typeof text === 'string' ? text : '');
  const strong = bits & bold ? `<strong>${plain}</strong>` : plain;
  return bits & italic ? `<em>${strong}</em>` : strong;
};
