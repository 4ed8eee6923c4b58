/** The words of an element, which the page gives in its language: JSON in `data-words`. */
export const elementWords = ({ dataset }: HTMLElement): ((name: string) => string) => {
  const words: Record<string, string> = JSON.parse(dataset.words ?? '{}');
  return (name) => words[name] ?? '';
};

const pageLanguage = (): string => document.documentElement.lang || 'en';

export const formatNumber = (value: number): string => new Intl.NumberFormat(pageLanguage()).format(value);

/** The words for a number, in the form that it has in the language of the page. `prefix` is of words with several. */
export const countedWords = (element: HTMLElement, count: number, prefix = ''): string => {
  const words = elementWords(element);
  const form = new Intl.PluralRules(pageLanguage()).select(count);
  return words(prefix + form) || words(`${prefix}other`);
};
