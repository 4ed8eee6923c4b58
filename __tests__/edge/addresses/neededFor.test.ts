import { globSync } from 'node:fs';
import { neededFor } from '../../../edge/addresses/neededFor.ts';

const folders = '{articles,sections,topics,people,pages,archive,corrections}';
const routes = globSync(`app/(site)/${folders}/**/{page.tsx,route.ts}`).map((file) =>
  file.replace(/^app\/\(site\)|\/(?:page\.tsx|route\.ts)$/g, ''),
);

/** Examples of each parameter. An optional one may be left out. */
const examples: Record<string, string[]> = {
  '[slug]': ['/a-story'],
  '[feed]': ['/feed.xml', '/atom.xml', '/feed.json', '/ninjs.json'],
  '[id]': ['/entry1'],
  '[page]': ['/2'],
  '[file]': ['/2026.xml'],
  '[[...period]]': ['', '/2026', '/2026/11'],
  '[[...log]]': ['', '/2026'],
};

/** The addresses that a route answers, by the examples of its parameters. */
const addressesOf = (route: string): string[] =>
  route
    .split('/')
    .slice(1)
    .reduce<string[]>(
      (before, part) =>
        before.flatMap((address) =>
          (part.startsWith('[') ? (examples[part] ?? ['/no example']) : [`/${part}`]).map(
            (one) => address + one,
          ),
        ),
      [''],
    );

describe('each route of the site that belongs to a document', () => {
  // The build names the routes without parameters.
  const files = { has: (path: string) => routes.includes(path), isOfRoute: () => true };

  it.each(routes.flatMap((route) => addressesOf(route).map((address) => [address, route])))(
    '%s of %s is looked up, and not taken for an address of nothing',
    (address) => {
      const needed = neededFor(address, files);
      expect(needed === null || needed.document !== null).toBe(true);
    },
  );

  it('are found', () => expect(routes.length).toBeGreaterThan(20));
});
