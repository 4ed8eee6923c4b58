const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);
const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** The writing direction of a BCP 47 tag, by its script, else by its language. */
export const directionOf = (language: string): 'ltr' | 'rtl' => {
  const [subtag = '', script = ''] = language.split('-');
  const named = script.length === 4 ? `${script[0]?.toUpperCase()}${script.slice(1).toLowerCase()}` : null;
  const isRightToLeft = named ? rightToLeftScripts.has(named) : rightToLeft.has(subtag.toLowerCase());
  return isRightToLeft ? 'rtl' : 'ltr';
};
