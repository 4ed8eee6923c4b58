import { oldPaths } from '../../../../lib/archive/story/oldPaths.ts';

describe('oldPaths', () => {
  it.each([
    ['a slash at the end', 'https://a.example/2019/05/story/', ['/2019/05/story']],
    ['a query', 'https://a.example/2019/05/story?utm=1#top', ['/2019/05/story']],
    ['a query that tells stories apart', 'https://a.example/article.php?id=7', []],
    ['the language of a translation', 'https://a.example/story/?utm_source=x&lang=de', []],
    ['encoded letters', 'https://a.example/caf%C3%A9/', ['/café']],
    ['a path alone', '/story.html', ['/story.html']],
    ['a number', 'https://a.example/?p=7', ['/?p=7']],
    ['a number and other parameters', 'https://a.example/?p=7&utm_source=x#top', ['/?p=7']],
    ['the number of a page', 'https://a.example?page_id=7', ['/?page_id=7']],
    ['a number below a folder', 'https://a.example/blog/?p=7', ['/blog/?p=7']],
    ['a number at its file', 'https://a.example/index.php?p=7', ['/?p=7']],
    ['a number below a folder with other letters', 'https://a.example/caf%C3%A9/?p=7', []],
    ['a number at another file', 'https://a.example/article.php?p=7', []],
    ['the front page with a query', 'https://a.example/?q=7', []],
    ['a node of Drupal', '/node/7', ['/node/7']],
    ['an encoded space', 'https://a.example/a%20b', []],
    ['a path that another host could be', 'https://a.example//evil.example/', []],
    ['a broken encoding', 'https://a.example/%E0%A4%A', []],
    ['no address', 'http://', []],
    ['the new address', 'https://a.example/articles/story', []],
  ])('reads %s', (_case, address, paths) => {
    expect(oldPaths([address, address], '/articles/story')).toEqual(paths);
  });
});
