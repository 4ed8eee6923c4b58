/** Where an ampersand is text or of no meaning. */
const sections = /<!\[CDATA\[|<!--|<\?/g;
const endOf = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' } as const;

/** An ampersand that begins no reference, as addresses have it. */
const bare = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z_][\w.-]{0,39};)/gi;
const written = '&amp;';

/** XML in which each ampersand begins a reference. `original` tells where a place of it was before. */
export const escapeAmpersands = (xml: string): { text: string; original: (at: number) => number } => {
  const places: number[] = [];
  const parts: string[] = [];
  for (let at = 0; at < xml.length; ) {
    sections.lastIndex = at;
    const section = sections.exec(xml);
    const from = at;
    const markup = xml.slice(at, section?.index);
    parts.push(
      markup.replaceAll(bare, (_, offset: number) => {
        places.push(from + offset);
        return written;
      }),
    );
    if (!section) break;
    const ending = endOf[section[0] as keyof typeof endOf];
    const end = xml.indexOf(ending, section.index);
    at = end < 0 ? xml.length : end + ending.length;
    parts.push(xml.slice(section.index, at));
  }
  const added = written.length - 1;
  return {
    text: parts.join(''),
    original: (at) => {
      let before = 0;
      for (const place of places) {
        if (place + before * added >= at) break;
        before += 1;
      }
      return at - before * added;
    },
  };
};
