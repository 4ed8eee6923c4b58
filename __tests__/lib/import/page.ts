/** The text of an article page with typical page furniture. The story is invented. */
export const headline = 'Harbour Lights to Stay On Through the Night After Pilots Object: A Town Decides';
export const second = 'Council reverses its plan to darken the harbour';
export const standfirst =
  'Vote follows a month of complaints from pilots and night crews about the trial at the north quay';
export const opening =
  'The lights along the north quay will burn through the night again from Monday, after the harbour council voted to end a trial that had turned them off between midnight and five in the morning.';
export const headings = ['The trial', 'What the Pilots Said', 'Costs and Reactions', 'Earlier attempts'];
const paragraph = (subject: string) =>
  `${subject} had been discussed at length in the council chamber, where those for and against were heard in turn; no vote was taken until the figures of the past three winters lay on the table.`;
export const contact =
  'For further information or to provide insights related to this story, contact Harry Davies and Yuval Abraham.';
export const summary =
  'The council has ended the trial in which the lights on the north quay were turned off at night.';

export const bodyLines = [
  opening,
  ...headings.flatMap((heading) => [heading, paragraph(`The matter of ${heading.toLowerCase()}`)]),
];

export const lines = [
  'Written by 2:33 pm Tech Views: 0',
  headline,
  headline.replaceAll("'", '’'),
  second,
  `Exclusive: ${standfirst}`,
  ...bodyLines,
  contact,
  `Summary: ${summary}`,
  'Visited 1 times, 1 visit(s) today',
  'Close',
];

export const newsroom = {
  sections: [
    { id: 'section-tech', title: 'Tech' },
    { id: 'section-inside', title: 'Inside' },
  ],
  people: [
    { id: 'person-harry-davies', name: 'Harry Davies' },
    { id: 'person-yuval-abraham', name: 'Yuval Abraham' },
  ],
  topics: [{ id: 'topic-surveillance', title: 'Surveillance' }],
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const isHeading = (line: string) => headings.includes(line);

const inPage = (body: string, head = '') =>
  `<!doctype html><html lang="en-GB"><head><title>t</title>${head}</head><body>${body}</body></html>`;

const inMarkup = (tag: string): string =>
  lines
    .slice(5, -2)
    .map((line) => (isHeading(line) ? `<${tag}>${line}</${tag}>` : `<p>${escaped(line)}</p>`))
    .join('');

/** A theme of a system that many newspapers use, with all that it puts around a story. */
const theme = inPage(
  `<div id="page" class="site"><header class="site-header"><p class="site-title"><a href="/">The Shore Paper</a></p>
   <nav class="main-navigation"><ul class="menu"><li><a href="/opinion">Opinion</a></li><li><a href="/live">Live</a></li><li><a href="/inside">Inside</a></li></ul></nav></header>
   <div class="breaking"><a href="/a">Analysis</a><a href="/b">Obituary</a><a href="/c">Inside</a></div>
   <main class="content-area"><article class="post type-post"><header class="entry-header">
   <div class="entry-meta"><span class="author vcard">Written by </span><span class="posted-on"><time>2:33 pm</time></span> <span class="cat-links"><a href="/tech" rel="category tag">Tech</a></span> <span class="post-views">Views: 0</span></div>
   <h1 class="entry-title">${headline}</h1><h2 class="post-title">${headline}</h2><h2 class="subheading">${second}</h2></header>
   <div class="entry-content"><p><strong>Exclusive:</strong> ${standfirst}</p>${inMarkup('h3')}
   <p class="post-counter">Visited 1 times, 1 visit(s) today</p></div>
   <footer class="entry-footer"><span class="tags-links"><a href="/tag/surveillance" rel="tag">Surveillance</a></span></footer></article>
   <section id="comments"><h2>Leave a comment</h2><form><textarea>Say something</textarea><button>Post comment</button></form></section></main>
   <aside class="sidebar widget-area"><h2>Most read</h2><ul><li><a href="/x">A bridge too late</a></li></ul></aside></div>
   <div class="modal" role="dialog"><button>Close</button></div>`,
  `<title>${headline} - The Shore Paper</title><link rel="canonical" href="https://shore.example/2025/harbour-lights/"><meta property="og:site_name" content="The Shore Paper">`,
);

const links = '<a href="/a">Storm at sea</a><br><a href="/b">The pier</a><br><a href="/c">Fish prices</a>';

/** An app that draws its page from data: the markup says nothing, the data nearly all. */
const app = inPage(
  `<div id="root"><div class="css-1"><div>${lines.slice(0, 2).map(escaped).join('</div><div>')}</div>
   <div class="css-2">${lines
     .slice(2, 5)
     .map((line) => `<div>${escaped(line)}</div>`)
     .join('')}</div>
   <div class="css-3">${lines
     .slice(5)
     .map((line) => `<div class="css-4"><span>${escaped(line)}</span></div>`)
     .join('')}</div></div></div>`,
  `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@graph': [
      { '@id': '#paper', '@type': 'NewsMediaOrganization', name: 'The Shore Paper' },
      { '@id': '#page', '@type': 'WebPage', url: 'https://shore.example/app' },
      {
        '@type': 'NewsArticle',
        mainEntityOfPage: { '@id': '#page' },
        headline,
        description: standfirst,
        articleSection: ['Tech', 'Front'],
        keywords: 'Surveillance, Harbours',
        publisher: { '@id': '#paper' },
        articleBody: bodyLines.join('\n'),
      },
    ],
  })}</script>`,
);

/** An app whose markup holds nothing: the whole story is in its data. */
export const emptyApp = `<html lang="en"><head><script type="application/ld+json">${JSON.stringify({
  '@type': 'NewsArticle',
  headline,
  description: `Exclusive: ${standfirst}`,
  articleSection: 'Tech',
  articleBody: lines.slice(5, -2).join('\n\n'),
})}</script></head><body><div id="root"></div></body></html>`;

/** Parts of a line that only a style sets apart. */
const gluedParts = inPage(
  `<div class="post-info">Written by <span class="author-name"></span><span class="time">2:33 pm</span><span class="category">Tech</span><span class="views">Views: 0</span></div>
   <h1>${headline}</h1><h1>${headline}</h1><h2>${second}</h2><h4>Exclusive: ${standfirst}</h4><div class="content">${inMarkup('h4')}</div><div>Visited 1 times, 1 visit(s) today</div><div>Close</div>`,
);

/** The same page in the markup of several systems. */
export const variants = {
  'plain text': lines.join('\n\n'),
  'plain text with Windows line ends': lines.join('\r\n\r\n'),
  'plain text, a line a paragraph': lines.join('\n'),
  Markdown: lines.map((line) => (isHeading(line) ? `## ${line}` : line)).join('\n\n'),
  'an article element with furniture': inPage(
    `<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header><main><article>
     <div class="meta"><span>Written by </span><time>2:33 pm</time> <a href="/tech">Tech</a> <span>Views: 0</span></div>
     <h1>${headline}</h1><h1>${headline}</h1><h2>${second}</h2><p>Exclusive: ${standfirst}</p>
     ${lines
       .slice(5)
       .map((line) => (isHeading(line) ? `<h3>${line}</h3>` : `<p>${escaped(line)}</p>`))
       .join('')}
     </article></main><footer><p>© A paper</p></footer><dialog><button>Close</button></dialog><script>alert(1)</script>`,
  ),
  'bold headings in a fragment': lines
    .map((line) => (isHeading(line) ? `<p><strong>${line}</strong></p>` : `<p>${escaped(line)}</p>`))
    .join('\n'),
  'breaks in a div': inPage(`<div id="content">${lines.map(escaped).join('<br><br>')}</div>`),
  'a theme with menus, tags and comments': theme,
  'tables that arrange the page': inPage(
    `<table width="780"><tr><td colspan="3"><b>The Shore Paper</b></td></tr><tr><td><font size="1">${links}</font></td><td><font size="1">${lines[0]}</font><br>
     ${lines
       .slice(1, 4)
       .map((line) => `<font size="5"><b>${line}</b></font>`)
       .join('<br><br>')}<br><br><font>${lines
       .slice(4)
       .map((line) => (isHeading(line) ? `<b>${line}</b>` : line))
       .join('<br><br>')}</font></td><td>${links}</td></tr></table>`,
  ),
  'a page to print': inPage(
    `<div><p>The Shore Paper</p><p>https://shore.example/2025/09/25/lights</p></div><p>${lines[0]}</p><h1>${headline}</h1><h1>${headline}</h1><h2>${second}</h2><p><b>Exclusive: ${standfirst}</b></p>
     ${inMarkup('h3')}<hr><p>Visited 1 times, 1 visit(s) today</p><p>Close</p><p>Printed from https://shore.example/2025/09/25/lights</p>`,
  ),
  'a list of credits, and boxes between the paragraphs': inPage(
    `<article><ul class="entry-meta"><li>Written by</li><li>2:33 pm</li><li><a href="/tech">Tech</a></li><li>Views: 0</li></ul><h1>${headline}</h1><h1>${headline}</h1><h2>${second}</h2><p>Exclusive: ${standfirst}</p>
     ${inMarkup('h3').replace(
       '<h3>',
       '<div class="ad-slot"><p>Advertisement</p></div><div class="newsletter-signup"><h4>Our newsletter</h4><form><button>Sign up</button></form></div><h3>',
     )}</article><p>Visited 1 times, 1 visit(s) today</p><div>Close</div>`,
  ),
  'credits without a space between, and a summary in a box': inPage(
    `<article><div class="post-meta"><span>Written by</span><span>2:33 pm</span><span>Tech</span><span>Views: 0</span></div><h1>${headline}</h1><h1>${headline}</h1><h2>${second}</h2><p>Exclusive: ${standfirst}</p>
     <div class="body">${inMarkup('h3').replace(/<p>Summary: .*<\/p>/, '')}</div><div class="summary-box"><h3>Summary</h3><p>${summary}</p></div></article><p>Visited 1 times, 1 visit(s) today</p><div>Close</div>`,
  ),
  'lines that were read from paper': inPage(
    lines.map((line) => `<p>${escaped(line).replaceAll(/(.{60,70}) /g, '$1<br>')}</p>`).join('\n'),
  ),
  'an app with its data': app,
  'parts of a line that a style sets apart': gluedParts,
  'divs within divs': inPage(
    `<div><div>${lines.map((line) => (isHeading(line) ? `<div><h4>${line}</h4></div>` : `<div><div>${escaped(line)}</div></div>`)).join('')}</div></div>`,
  ),
};
