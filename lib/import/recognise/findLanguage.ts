import { findListedLanguage } from './findListedLanguage.ts';
import { languageOfScript } from './languageOfScript.ts';

/** Words that are frequent in one language and rare in the others. */
const frequent: Record<string, string> = {
  en: 'the of and to in that is was for it with as his on be at by had not are but from have they which were this been their has will would about said',
  de: 'der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
  es: 'el de que en los del se las por un para con una su al lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde',
  fr: 'le les des et en un du une que est pour qui dans par plus pas au sur ne se ce il sont la avec son ses mais comme ou aux cette été ont nous elle',
  it: 'di che il la è per un in una sono con non del si le della dei nel più al alla anche come da ha gli ma delle lo questo nella stato dal',
  pl: 'w i na z się do nie że to jest o jak po od za przez ale dla są był który tym które przed jego także oraz tego może było',
  pt: 'o de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já foi são pelo pela',
  tr: 've bir bu için ile de da olarak olan en çok gibi daha kadar sonra ancak ne göre olduğu her ise dedi var yeni ama',
};
const maxCharacters = 20_000;
const minWords = 12;

/**
 * The language that a tag of a page names, else that of its words. Null if stories have none of that name, or if the
 * words do not tell it clearly.
 */
export const findLanguage = (tag: string | null, text: string): string | null => {
  const start = text.slice(0, maxCharacters);
  return tag === null ? (languageOfScript(start) ?? languageOfWords(start)) : findListedLanguage(tag);
};

const languageOfWords = (text: string): string | null => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < minWords) return null;
  const [best, second] = Object.entries(frequent)
    .map(([language, list]) => {
      const known = new Set(list.split(' '));
      return { language, share: words.filter((word) => known.has(word)).length / words.length };
    })
    .toSorted((a, b) => b.share - a.share);
  return best && best.share > 0.12 && best.share > (second?.share ?? 0) * 1.4 ? best.language : null;
};
