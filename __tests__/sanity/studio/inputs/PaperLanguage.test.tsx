import type { StringInputProps } from 'sanity';
import { languagesOfWords } from '../../../../lib/words/languageOfWords.ts';
import { PaperLanguage } from '../../../../sanity/studio/inputs/PaperLanguage.tsx';

const offered = (value: string | undefined): string[] => {
  const lists: string[][] = [];
  const props = {
    value,
    schemaType: { options: {} },
    renderDefault: ({ schemaType }: Pick<StringInputProps, 'schemaType'>) => {
      lists.push(
        (schemaType.options?.list ?? []).map((one) => (typeof one === 'string' ? one : (one.value ?? ''))),
      );
      return null;
    },
  };
  PaperLanguage(props as unknown as StringInputProps);
  return lists.flat();
};

describe('the choice of the language of the paper', () => {
  it('has the languages that readers’ pages have words in', () => {
    expect(offered('de').toSorted()).toEqual([...languagesOfWords].toSorted());
    expect(offered(undefined)).toHaveLength(10);
  });

  it('keeps another that is stored', () => {
    expect(offered('pt')).toEqual(expect.arrayContaining(['pt', 'en']));
    expect(offered('pt')).toHaveLength(11);
  });
});
