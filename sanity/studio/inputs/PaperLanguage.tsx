import type { StringInputProps } from 'sanity';
import { languages } from '../../../lib/vocabulary.ts';
import { hasWords } from '../../../lib/words/languageOfWords.ts';

/**
 * The language of readers' pages, of those that have words. The schema allows all languages of stories, so that the
 * settings of a paper in another stay valid; that one is offered too.
 */
export const PaperLanguage = (props: StringInputProps) => {
  const { schemaType, value, renderDefault } = props;
  const list = languages.filter((language) => hasWords(language.value) || language.value === value);
  return renderDefault({
    ...props,
    schemaType: { ...schemaType, options: { ...schemaType.options, list } },
  });
};
