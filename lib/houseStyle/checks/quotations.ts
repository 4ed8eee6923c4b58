import type { Token } from '../words/tokensOf.ts';

const pairs: Record<string, string> = { '“': '”', '‘': '’', '«': '»', '„': '“', '"': '"', "'": "'" };

/**
 * The tokens that stand in quotation marks. A mark that is not closed opens nothing, except in a paragraph that begins
 * with it: the quotation goes on in the next one.
 */
export const quotedTokens = (tokens: readonly Token[]): ReadonlySet<number> => {
  const quoted = new Set<number>();
  let open: { at: number; closing: string } | null = null;
  const add = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) quoted.add(at);
  };
  for (const [at, { text, isSpaced }] of tokens.entries()) {
    if (open && text === open.closing) {
      add(open.at, at);
      open = null;
    } else if (!open && pairs[text] && (text !== "'" || isSpaced))
      open = { at, closing: pairs[text] ?? text };
  }
  if (open?.at === 0 && open.closing !== "'") add(0, tokens.length);
  return quoted;
};
