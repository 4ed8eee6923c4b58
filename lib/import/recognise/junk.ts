const junk: [RegExp, string][] = [
  [/^(?:page )?views?\s*(?::\s*)?[\d,.]+k?$/i, 'a counter'],
  [/^[\d,.]+k?\s+(?:page )?views?$/i, 'a counter'],
  [/^visited [\d,]+ times?\b.{0,60}$/i, 'a counter'],
  [/^[\d,]+ visits?(?:\(s\))? today$/i, 'a counter'],
  [
    /^(?:close|dismiss|menu|search|skip to (?:main )?content|back to top|toggle navigation|×|✕)$/i,
    'a control of the page',
  ],
  [
    /^(?:share|tweet|e-?mail|print|save|copy link|like|follow(?: us)?)(?: (?:this|on|via|by)\b.{0,40})?$/i,
    'a control of the page',
  ],
  [/^(?:subscribe|sign up|sign in|log ?in|register|donate|support us)\b.{0,60}$/i, 'a control of the page'],
  [
    /^(?:advertisement|sponsored|promoted|continue reading|read more|show more)\.?$/i,
    'advertising or a teaser',
  ],
  [/^(?:leave a (?:comment|reply)|(?:\d+ |no )?comments?(?: closed)?)$/i, 'a control of the page'],
  [/\b(?:we use|uses?|accept(?: all)?) cookies\b/i, 'a cookie notice'],
  [/^(?:this page was )?printed from:? https?:/i, 'a legal line'],
  [/^(?:©|\(c\)|copyright)\s.*$/i, 'a legal line'],
  [/^\d+\s*min(?:ute)?s?(?: read)?$/i, 'a reading time'],
];

const maxCharacters = 300;

/** Returns why a line around a story is not part of it, or null. Lines of the story itself are never asked. */
export const junkReason = (text: string): string | null =>
  text.length > maxCharacters ? null : (junk.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null);
