import { readPage } from '../../../edge/next/readPage.ts';
import { beforePaint } from '../../../lib/reading/beforePaint.ts';

describe('readPage', () => {
  it('removes the framework’s scripts and keeps every other byte', () => {
    const source =
      '<!doctype html><html><head><link rel="preload" as="script" href="/a.js"/><title>A &amp; B</title></head>' +
      '<body><p title="<script>">x</p><textarea><script>no</script></textarea><script src="/a.js" async=""></script>' +
      '<script>self.__next_f.push([1,"</p>"])</script><p>end</p></body></html>';
    expect(readPage(source).html).toBe(
      '<!doctype html><html><head><title>A &amp; B</title></head>' +
        '<body><p title="<script>">x</p><textarea><script>no</script></textarea><p>end</p></body></html>',
    );
  });

  it('keeps structured data and the module of the custom elements', () => {
    const source =
      '<script type="application/ld+json">{"a":1}</script><script type="module" src="/elements/0f.js"></script>';
    expect(readPage(source).html).toBe(source);
  });

  it('keeps the one inline script of the site, and none that is like it', () => {
    const own = `<script>${beforePaint}</script>`;
    expect(readPage(own).html).toBe(own);
    expect(readPage(`<script>${beforePaint} </script>`).html).toBe('');
    expect(readPage(`<script>${beforePaint};go()</script>`).html).toBe('');
    expect(readPage(`<script src="//evil.example/a.js">${beforePaint}</script>`).html).toBe('');
  });

  it.each([
    ['with inline code', '<script>go()</script>'],
    ['that asks to be kept', '<script data-keep>go()</script>'],
    ['that looks like JSON', '<script>[go()]</script>'],
    ['from an upload', '<script src="/lake/files/copydesk/production/0f.js" data-keep></script>'],
    ['with a path that leaves /elements', '<script src="/elements/../lake/files/0f.js"></script>'],
    ['from another site', '<script src="//evil.example/elements/0f.js"></script>'],
    ['of another type', '<script type="text/javascript">go()</script>'],
  ])('removes an injected script %s', (_case, script) => {
    expect(readPage(`<p>a</p>${script}<p>b</p>`)).toMatchObject({ html: '<p>a</p><p>b</p>', inline: [] });
  });

  it('removes the site’s meta elements and returns their values', () => {
    const reading = readPage(
      '<head><meta name="copydesk:tags" content="s1:a s1:b"/><meta name="copydesk:read-at" content="1764000000000"/></head>',
    );
    expect(reading).toMatchObject({ html: '<head></head>', tags: ['s1:a', 's1:b'], readAt: 1764000000000 });
  });

  it('reports a part that needs a script, and removes the script', () => {
    const waiting = '<!--$?--><template id="B:0"></template>Loading<!--/$-->';
    expect(readPage(`${waiting}<script>$RC("B:0","S:0")</script>`)).toMatchObject({
      html: waiting,
      hasPendingBoundary: true,
    });
  });

  it.each([
    '<body><!--$!--><template data-dgst="NEXT_HTTP_ERROR_FALLBACK;404"></template><!--/$--></body>',
    '<html id="__next_error__"><body><div hidden=""><!--$--><!--/$--></div></body></html>',
  ])('recognises Next’s empty not-found page: %s', (source) => {
    expect(readPage(source).isEmptyNotFound).toBe(true);
  });

  it('collects inline styles for their hashes', () => {
    const { inline } = readPage('<style>a{}</style><p style="color:red">x</p>');
    expect(inline.map(({ kind, text }) => [kind, text])).toEqual([
      ['style', 'a{}'],
      ['style-attribute', 'color:red'],
    ]);
  });
});
