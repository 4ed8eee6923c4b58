const cdata = { begin: '<![CDATA[', end: ']]>' };

/** An ampersand that begins no reference, as addresses have it. */
const bare = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z_][\w.-]{0,39};)/gi;
const written = '&amp;';

/** XML in which each ampersand begins a reference. `original` tells where a place of it was before. */
export const escapeAmpersands = (xml: string): { text: string; original: (at: number) => number } => {
  const places: number[] = [];
  const parts: string[] = [];
  for (let at = 0; at < xml.length; ) {
    const begin = xml.indexOf(cdata.begin, at);
    const from = at;
    const markup = xml.slice(at, begin < 0 ? undefined : begin);
    parts.push(
      markup.replaceAll(bare, (_, offset: number) => {
        places.push(from + offset);
        return written;
      }),
    );
    if (begin < 0) break;
    const end = xml.indexOf(cdata.end, begin);
    at = end < 0 ? xml.length : end + cdata.end.length;
    parts.push(xml.slice(begin, at));
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
