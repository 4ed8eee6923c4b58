/** Sentences of a generated story. */
const sentences = [
  'The council met on Tuesday evening and heard the growers of the valley for two hours.',
  'Nobody in the hall expected the vote to be close, and in the end it was not.',
  '<strong>Costs</strong> rise by a fifth next year, according to <a href="https://example.org/budget">the draft budget</a>.',
  'A second hearing is planned for the spring, when the new figures are known.',
  'Farmers said the weir had stood open for longer than anybody could remember.',
];

const paragraphsOf = (number: number): string =>
  Array.from(
    { length: 12 },
    (_, index) =>
      `<!-- wp:paragraph -->\n<p>${Array.from({ length: 4 }, (_each, at) => sentences[(number + index + at) % sentences.length]).join(' ')}</p>\n<!-- /wp:paragraph -->\n`,
  ).join('\n');

const item = (number: number): string => {
  const date = new Date(Date.UTC(2005, 0, 1) + number * 17 * 3_600_000).toISOString();
  return `<item>
<title>Council report number ${number} from the valley</title>
<link>https://gazette.example/${date.slice(0, 4)}/${date.slice(5, 7)}/report-${number}/</link>
<dc:creator><![CDATA[author${number % 40}]]></dc:creator>
<content:encoded><![CDATA[${paragraphsOf(number)}${number % 50 === 0 ? '<p>Correction: An earlier version gave the wrong day.</p>' : ''}]]></content:encoded>
<excerpt:encoded><![CDATA[What the council decided, and what it costs the growers of the valley.]]></excerpt:encoded>
<wp:post_id>${number}</wp:post_id>
<wp:post_date_gmt>${date.slice(0, 19).replace('T', ' ')}</wp:post_date_gmt>
<wp:post_name>report-${number}</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
<category domain="category" nicename="section${number % 8}"><![CDATA[Section ${number % 8}]]></category>
<category domain="post_tag" nicename="tag${number % 300}"><![CDATA[Tag ${number % 300}]]></category>
<category domain="post_tag" nicename="tag${(number * 7) % 300}"><![CDATA[Tag ${(number * 7) % 300}]]></category>
</item>
`;
};

/** An export of WordPress with stories of some 600 words, in parts. */
export function* wordpressExport(stories: number): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Orchard Gazette</title><language>en</language>
<wp:base_site_url>https://gazette.example</wp:base_site_url><wp:base_blog_url>https://gazette.example</wp:base_blog_url>
`;
  for (let number = 1; number <= stories; number += 1) yield item(number);
  yield '</channel></rss>\n';
}
