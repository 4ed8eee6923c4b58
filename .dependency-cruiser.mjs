/**
 * Who may import whom, types included: docs/architecture.md tells why, `__tests__/imports.test.ts` shows each rule
 * refuse. `npm run lint` holds them, `npm run imports` draws them.
 */

const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|').replaceAll('.', '[.]')})/`;
const anyPackage = '(^|/)node_modules/';
const node = Symbol('modules of Node');
/** Next's own, which no package brings. */
const serverOnly = '^server-only$';
const generatedTypes = '^sanity/types[.]generated[.]ts$';
const lake = '^packages/lake/src/public/';

/** Packages that compute from what they are given: no network, no files, no clock. */
const pure = npm(
  '@date-fns/tz',
  '@joplin/turndown-plugin-gfm',
  '@mozilla/readability',
  '@portabletext/to-html',
  'diff',
  'feed',
  'ipaddr.js',
  'linkedom',
  'schema-dts',
  'turndown',
  'xmlbuilder2',
  'zod',
);

/** A folder imports itself and what is named; everything else is refused. */
const floor = (name, from, mayImport, { except, comment } = {}) => ({
  name,
  severity: 'error',
  ...(comment && { comment }),
  from: { path: from, ...(except && { pathNot: except }) },
  to: toAnythingBut(from, ...mayImport),
});

const toAnythingBut = (...allowed) => ({
  pathNot: allowed.filter((path) => path !== node),
  ...(allowed.includes(node) && { dependencyTypesNot: ['core'] }),
});

const studioPage = '^app/studio/';
const bundler = '^app/_elements/';

const newsroom = [
  floor('app', '^app/', ['^components/', '^sanity/content/', '^lib/', '^server/', anyPackage, node], {
    except: [studioPage, bundler],
  }),
  floor('app-studio', studioPage, ['^sanity/studio/', '^server/', anyPackage], {
    comment: 'The page that mounts Studio.',
  }),
  floor('app-elements', bundler, [npm('rolldown'), node], {
    comment: 'A step of the build: it names the sources to the bundler, which is not an import.',
  }),
  floor('components', '^components/', ['^lib/', generatedTypes, npm('react', '@portabletext/[a-z]+')]),
  floor('content', '^sanity/content/', [
    ...['^sanity/queries/', '^lib/', '^server/', generatedTypes, anyPackage, node, serverOnly],
  ]),
  floor('schema-and-studio', '^sanity/(schema|studio)/', ['^lib/', anyPackage]),
  floor('queries', '^sanity/queries/', [npm('groq')]),
  floor('policy', '^sanity/policy/', ['^lib/', lake, npm('zod'), node], {
    comment: 'What the newsroom tells the lake, through its public modules.',
  }),
  floor('seed', '^sanity/seed/', [npm('sharp'), node]),
  floor('lib', '^lib/', [generatedTypes, pure], {
    // Refused for values below.
    comment: 'No module of Node, no network. That it has no clock either is held by tools/lint/noClock.grit.',
    except: '^lib/metadata/',
  }),
  floor('lib-metadata', '^lib/metadata/', ['^lib/', generatedTypes, pure, npm('next')], {
    comment: "Next's type of a page's metadata is the shape that it makes.",
  }),
  {
    name: 'lib-metadata-types',
    severity: 'error',
    comment: 'Of Next the type alone.',
    from: { path: '^lib/' },
    to: { path: npm('next'), dependencyTypesNot: ['type-only'] },
  },
  floor('server', '^server/', ['^lib/', anyPackage, node]),
  floor('edge', '^edge/', ['^server/', '^lib/', anyPackage, node]),
];

/** Inside of a process or package each part imports those before it, and its own. */
const layers = (name, folder, order) =>
  order.map((layer, index) => ({
    name: `${name}: ${layer.replace(/[.]ts$/, '')}`,
    severity: 'error',
    from: { path: pathOf(folder, layer) },
    to: {
      path: `^${folder}/`,
      pathNot: order.slice(0, index + 1).map((lower) => pathOf(folder, lower)),
    },
  }));

const pathOf = (folder, layer) =>
  `^${folder}/${layer.endsWith('.ts') ? `${layer.replaceAll('.', '[.]')}$` : `${layer}/`}`;

/** The lake, from the ground up. */
const lakeLayers = [
  ...['types', 'errors.ts', 'documents', 'defaults.ts', 'counter.ts', 'FairQueue.ts', 'threads'],
  ...['requestBody.ts', 'store'],
  ...['query/limits', 'query/values', 'query/parse', 'query/plan', 'query/evaluate'],
  // A right is a GROQ filter; threads for queries work out what their caller may see.
  ...['accounts', 'query/worker', 'mutations', 'history', 'assets', 'actions', 'schedules'],
  ...['backup', 'import', 'live', 'strangers', 'routes', 'lake.ts', 'doors.ts', 'serve.ts'],
  ...['commands', 'testing', 'public'],
];

const edgeLayers = ['next', 'http', 'pages', 'publishes', 'health'];

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', comment: 'Of types neither.', from: {}, to: { circular: true } },
    {
      name: 'no-environment-module',
      severity: 'error',
      comment: 'Environment variables are read in server/environment.ts; the linter does not see them here.',
      from: {},
      to: { path: '^(node:)?process$' },
    },
    ...newsroom,
    ...layers('edge', 'edge', edgeLayers),
    {
      name: 'lake',
      severity: 'error',
      comment: 'The lake is a package: it knows nothing of the product around it.',
      from: { path: '^packages/lake/(src|bin)/' },
      to: toAnythingBut('^packages/lake/(src|dist)/', anyPackage, node),
    },
    {
      name: 'lake-from-outside',
      severity: 'error',
      comment: 'The product uses the lake as everybody else does.',
      from: { pathNot: '^packages/lake/' },
      to: { path: '^packages/lake/', pathNot: [lake, '^packages/lake/__tests__/'] },
    },
    ...layers('lake', 'packages/lake/src', lakeLayers),
    {
      name: 'lake: no layer',
      severity: 'error',
      comment: 'A new folder of the lake needs its place in the order.',
      from: {
        path: '^packages/lake/src/',
        pathNot: lakeLayers.map((layer) => pathOf('packages/lake/src', layer)),
      },
      to: {},
    },
    {
      name: 'bin',
      severity: 'error',
      comment: 'Commands are run, not imported; tools and tests start them.',
      from: { pathNot: ['^bin/', '^tools/', '(^|/)__tests__/'] },
      to: { path: '^bin/' },
    },
    {
      name: 'tools',
      severity: 'error',
      comment: 'Tests use them, and what configures tests.',
      from: { pathNot: ['^tools/', '(^|/)__tests__/', '^playwright[.]config[.]ts$'] },
      to: { path: '^tools/' },
    },
    {
      name: 'tests',
      severity: 'error',
      from: { pathNot: ['^tools/', '(^|/)__tests__/'] },
      to: { path: '(^|/)__tests__/' },
    },
  ],
  options: {
    // Its other parser is the compiler's API, which TypeScript 7 does not have. This one sees imports of types, but
    // not `import('…')` in a type: tools/lint/noInlineTypeImports.grit refuses it.
    parser: 'swc',
    doNotFollow: { path: anyPackage },
    exclude: { path: ['^[.]next/', '^packages/[^/]+/dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'require', 'default'],
    },
  },
};
