/**
 * Number words, for languages with capitals (in others, any word may be a name). Some are one letter apart:
 * `sesenta` and `setenta`, `junho` and `julho`.
 */
const figureWords = new Set(
  [
    // English
    'zero nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
    'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand',
    'thousands million millions billion billions trillion trillions dozen dozens half halves third thirds quarter',
    'quarters double triple once twice first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
    'thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth hundredth',
    'thousandth millionth millionaire millionaires billionaire billionaires',
    // German
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf sechzehn siebzehn achtzehn neunzehn halb',
    // Spanish
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete',
    'dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millón',
    'millones primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo mitad doble junio julio',
    // French
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente',
    'quarante cinquante soixante septante huitante nonante cent cents mille million millions milliard milliards',
    'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième moitié demi double',
    // Italian
    'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici',
    'diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille',
    'mila milione milioni miliardo miliardi primo secondo terzo quarto quinto sesto settimo ottavo nono decimo metà',
    // Polish
    'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście',
    'czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia trzydzieści',
    'czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto dwieście tysiąc',
    'tysiące tysięcy milion miliony milionów miliard miliardy miliardów dziewiąty dziesiąty dziewiąta dziesiąta',
    'dziewiątej dziesiątej dziewiątego dziesiątego dziewięciu dziesięciu',
    // Portuguese
    'um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis dezasseis',
    'dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    'cem cento mil milhão milhões bilhão bilhões primeiro segundo terceiro quarto quinto metade junho julho',
    // Turkish
    'sıfır bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin',
    'milyon milyar yarım birinci ikinci üçüncü',
    // Ukrainian
    'нуль один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять тринадцять чотирнадцять',
    'п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять двадцять тридцять сорок п’ятдесят шістдесят',
    'сімдесят вісімдесят дев’яносто сто двісті тисяча тисячі тисяч мільйон мільйони мільйонів мільярд мільярди',
    'мільярдів',
  ]
    .join(' ')
    .split(' '),
);

/** Parts of compound number words, such as `einundzwanzig` and `settantadue`. */
const figureStems = [
  'hundert tausend million milliard zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig dreizehn vierzehn',
  'fünfzehn trenta quaranta cinquanta sessanta settanta ottanta novanta cientos centos dziesiąt naście',
  'надцять десят',
]
  .join(' ')
  .split(' ');

/** Italian parts that other words contain too. */
const italianFigure = /^cento|cento$|^vent(?:uno|otto|i(?:due|tre|quattro|cinque|sei|sette|nove))$/u;

/** Returns true if a lower-case word is a number. */
export const isFigureWord = (word: string): boolean => {
  const straight = word.replaceAll("'", '’');
  return (
    figureWords.has(straight) ||
    italianFigure.test(straight) ||
    figureStems.some((stem) => straight.includes(stem))
  );
};
