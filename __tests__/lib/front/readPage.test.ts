import { readPage } from '../../../lib/front/readPage.ts';

describe('readPage', () => {
  it("cuts the framework's scripts and leaves every other byte", () => {
    const source =
      '<!doctype html><html><head><link rel="preload" as="script" href="/a.js"/><title>A &amp; B</title></head>' +
      '<body><p title="<script>">x</p><textarea><script>no</script></textarea><script src="/a.js" async=""></script>' +
      '<script>self.__next_f.push([1,"</p>"])</script><p>end</p></body></html>';
    expect(readPage(source).html).toBe(
      '<!doctype html><html><head><title>A &amp; B</title></head>' +
        '<body><p title="<script>">x</p><textarea><script>no</script></textarea><p>end</p></body></html>',
    );
  });

  it('keeps structured data and what is marked to stay', () => {
    const source =
      '<script type="application/ld+json">{"a":1}</script><script type="module" src="/e.js" data-keep></script>';
    expect(readPage(source).html).toBe(source);
  });

  it("takes the site's notes out and answers them", () => {
    const reading = readPage(
      '<head><meta name="copydesk:tags" content="s1:a s1:b"/><meta name="copydesk:read-at" content="1764000000000"/></head>',
    );
    expect(reading).toMatchObject({ html: '<head></head>', tags: ['s1:a', 's1:b'], readAt: 1764000000000 });
  });

  it('leaves a page whole whose parts wait for script', () => {
    const source = '<!--$?--><template id="B:0"></template>Loading<!--/$--><script>$RC("B:0","S:0")</script>';
    expect(readPage(source)).toMatchObject({ html: source, hasPendingBoundary: true });
  });

  it.each([
    '<body><!--$!--><template data-dgst="NEXT_HTTP_ERROR_FALLBACK;404"></template><!--/$--></body>',
    '<html id="__next_error__"><body><div hidden=""><!--$--><!--/$--></div></body></html>',
  ])("recognises Next's empty page for what does not exist: %s", (source) => {
    expect(readPage(source).isEmptyNotFound).toBe(true);
  });

  it('collects what stays inline, for its hashes', () => {
    const { inline } = readPage(
      '<style>a{}</style><p style="color:red">x</p><script data-keep>go()</script>',
    );
    expect(inline.map(({ kind, text }) => [kind, text])).toEqual([
      ['style', 'a{}'],
      ['style-attribute', 'color:red'],
      ['script', 'go()'],
    ]);
  });
});
