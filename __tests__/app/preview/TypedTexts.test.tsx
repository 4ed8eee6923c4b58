import { TextDecoder, TextEncoder } from 'node:util';
import { vercelStegaClean, vercelStegaCombine } from '@vercel/stega';
import { TypedTexts } from '../../../app/(site)/_preview/TypedTexts.ts';

// jsdom has neither.
Object.assign(globalThis, { TextDecoder, TextEncoder });

/** A text as the server renders it for a preview. */
const marked = (text: string, path: string, id = 'story'): string => {
  const asked = new URLSearchParams({ baseUrl: '/studio', id, type: 'article', path });
  return vercelStegaCombine(text, { origin: 'sanity.io', href: `/studio/intent/edit/mode=x?${asked}` });
};

const open = (...texts: string[]) => {
  const page = document.createElement('main');
  const nodes = texts.map((text) => page.appendChild(document.createTextNode(text)));
  const typed = new TypedTexts(page);
  return {
    typed,
    nodes,
    seen: () => nodes.map(({ data }) => vercelStegaClean(data)),
    type: (was: string, text: string, place = 'story headline') => typed.type([{ place, was, text }]),
  };
};

describe('typed texts', () => {
  it('are shown where the page shows their field, with its edit marks', () => {
    const { type, seen, nodes } = open(marked('Quay', 'headline'), marked('Quay', 'standfirst'), 'Quay');
    type('Quay', 'Quay opens');
    expect(seen()).toEqual(['Quay opens', 'Quay', 'Quay']);
    expect(nodes[0]?.data).toBe(marked('Quay opens', 'headline'));
  });

  it('are not those of another document', () => {
    const { type, seen } = open(marked('Quay', 'headline', 'other'));
    type('Quay', 'Quay opens');
    expect(seen()).toEqual(['Quay']);
  });

  it('stay when the server renders an earlier state of the typing', () => {
    const { type, typed, seen, nodes } = open(marked('Quay', 'headline'));
    type('Quay', 'Quay o');
    type('Quay o', 'Quay op');
    if (nodes[0]) nodes[0].data = marked('Quay o', 'headline');
    typed.show();
    expect(seen()).toEqual(['Quay op']);
  });

  it('are compared with the last 200 states', () => {
    const { type, typed, seen, nodes } = open(marked('0', 'headline'));
    for (let key = 0; key < 300; key += 1) type(String(key), String(key + 1));
    expect(seen()).toEqual(['300']);
    const rendered = (text: string) => {
      if (nodes[0]) nodes[0].data = marked(text, 'headline');
      typed.show();
      return seen()[0];
    };
    expect([rendered('100'), rendered('99')]).toEqual(['300', '99']);
  });

  it('give way to what the server renders otherwise, and to a change of somebody else', () => {
    const { type, typed, seen, nodes } = open(marked('Retracted: Quay', 'headline'));
    type('Quay', 'Quay o');
    expect(seen()).toEqual(['Retracted: Quay']);
    if (nodes[0]) nodes[0].data = marked('Harbour', 'headline');
    typed.show();
    expect(seen()).toEqual(['Harbour']);
  });

  it('leave an empty field to the words of the server', () => {
    const { type, seen } = open(marked('Q', 'headline'));
    type('Q', '');
    expect(seen()).toEqual(['Q']);
    type('', 'H');
    expect(seen()).toEqual(['H']);
  });

  it('are forgotten when the form is closed', () => {
    const { type, typed, seen, nodes } = open(marked('Quay', 'headline'));
    type('Quay', 'Quay o');
    typed.forget();
    if (nodes[0]) nodes[0].data = marked('Quay', 'headline');
    typed.show();
    expect(seen()).toEqual(['Quay']);
  });

  it('pass by marks that somebody pasted', () => {
    const { type, seen } = open(`Quay${'\u200b\u200c'.repeat(20)}`);
    type('Quay', 'Quay o');
    expect(seen()).toEqual(['Quay']);
  });
});
