/** Spellings of one name that are too short to be compared by letters, or too different. */
const groups = `
  ahmad ahmed | alan allan allen | alastair alasdair alistair | ann anne | anthony antony | brian bryan | carl karl
  catherine catharine katherine katharine kathryn | cate kate | claire clare | deborah debra | elisabeth elizabeth
  eric erik | frederic frederick | geoff jeff | geoffrey jeffrey | gillian jillian | graeme graham | hanna hannah
  hussain hussein | iain ian | isabel isabelle isobel | jane jayne | jon john | laurence lawrence | lesley leslie
  lewis louis | lyn lynn lynne | marc mark | mohamed mohammad mohammed muhammad | neal neil | nichola nicola
  nicholas nicolas | philip phillip | rachael rachel | sara sarah | sean shaun shawn | sofia sophia | stephen steven
  stewart stuart | susanna susannah | teresa theresa | tracey tracy | victor viktor | youssef yousef yusuf | zoe zoey
  chernihiv chernigov | chernobyl chornobyl | hezbollah hizbollah hizbullah | kharkiv kharkov
  kiev kyiv | koran quran | lviv lvov | mykolaiv nikolaev | odesa odessa`
  .split(/[|\n]/u)
  .map((group) => group.trim().split(' '));

const groupOf = new Map(groups.flatMap((group, index) => group.map((name) => [name, index] as const)));

/** Returns true for `jon` and `john`. @param one in lower case, without accents. */
export const areSpellingsOfOneName = (one: string, other: string): boolean =>
  one !== other && groupOf.has(one) && groupOf.get(one) === groupOf.get(other);
