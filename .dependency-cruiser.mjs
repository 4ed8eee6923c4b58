/**
 * The import rules, for values and types. docs/architecture.md explains them, and `__tests__/boundaries` has a fixture
 * that each rule rejects. `npm run lint` checks them, `npm run imports` draws a graph.
 */

const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|').replaceAll('.', '[.]')})/`;
const anyPackage = '(^|/)node_modules/';
const node = Symbol('modules of Node');
/** Part of Next, not a package. */
const serverOnly = '^server-only$';
const generatedTypes = '^sanity/types[.]generated[.]ts$';
const lake = '^packages/lake/src/public/';

/** Pure packages: no network, no files, no clock. mammoth reads files only if it is given a path. */
const pure = npm(
  '@date-fns/tz',
  '@mozilla/readability',
  '@portabletext/to-html',
  '@portabletext/toolkit',
  'chardet',
  'd3-scale',
  'd3-shape',
  'date-fns',
  'diff',
  'feed',
  'fflate',
  'html-encoding-sniffer',
  'ipaddr.js',
  'linkedom',
  'mammoth',
  'marked',
  'marked-footnote',
  'mdast',
  'mdast-util-[a-z-]+',
  'papaparse',
  'parse5',
  'postal-mime',
  'retext-[a-z-]+',
  'saxes',
  'schema-dts',
  'smol-toml',
  'transliteration',
  'unified',
  'use-intl',
  'vfile',
  'xmlbuilder2',
  'js-yaml',
  'zod',
);

/** A folder may import itself and the listed paths only. */
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
  floor('app-studio', studioPage, ['^sanity/studio/', '^sanity/studioConfig[.]ts$', '^server/', anyPackage], {
    comment: 'The page that mounts Studio.',
  }),
  floor('app-elements', bundler, [npm('rolldown'), node], {
    comment: 'A build step: it passes source paths to the bundler, which are not imports.',
  }),
  floor('components', '^components/', ['^lib/', generatedTypes, npm('react', '@portabletext/[a-z]+')]),
  floor('content', '^sanity/content/', [
    ...['^sanity/queries/', '^lib/', '^server/', generatedTypes, anyPackage, node, serverOnly],
  ]),
  floor('studio-config', '^sanity/studioConfig[.]ts$', [
    ...['^sanity/schema/', '^sanity/studio/', '^lib/', anyPackage],
  ]),
  floor('schema', '^sanity/schema/', ['^sanity/studio/', '^lib/', anyPackage], {
    comment: 'The schema names the inputs and forms of its fields, which do not import it.',
  }),
  floor('studio', '^sanity/studio/', ['^lib/', anyPackage]),
  {
    name: 'studio-numbers',
    severity: 'error',
    comment: 'Studio loads the charts when the tool is opened: numbersTool.ts imports them dynamically.',
    from: { path: '^sanity/', pathNot: '^sanity/studio/numbers/(?!numbersTool[.]ts$)' },
    to: { path: '^sanity/studio/numbers/(?!numbersTool[.]ts$)', dependencyTypesNot: ['dynamic-import'] },
  },
  floor('queries', '^sanity/queries/', [npm('groq')]),
  floor('policy', '^sanity/policy/', ['^lib/', lake, npm('zod'), node], {
    comment: 'The configuration of the lake, which uses only its public modules.',
  }),
  floor('seed', '^sanity/seed/', [npm('sharp'), node]),
  floor('lib', '^lib/', [generatedTypes, pure], {
    // Values are rejected below.
    comment: 'No Node module and no network. tools/lint/noClock.grit forbids the clock.',
    except: '^lib/metadata/',
  }),
  floor('lib-metadata', '^lib/metadata/', ['^lib/', generatedTypes, pure, npm('next')], {
    comment: "It returns Next's metadata type.",
  }),
  {
    name: 'lib-metadata-types',
    severity: 'error',
    comment: 'Only types of Next.',
    from: { path: '^lib/' },
    to: { path: npm('next'), dependencyTypesNot: ['type-only'] },
  },
  floor('server', '^server/', ['^lib/', anyPackage, node]),
  floor('edge', '^edge/', ['^server/', '^lib/', anyPackage, node]),
];

/** Within a process or package each layer may import itself and the layers before it. */
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

/** The layers of the lake, lowest first. */
const lakeLayers = [
  ...[
    'types',
    'errors.ts',
    'documents',
    'apiVersion.ts',
    'defaults.ts',
    'counter.ts',
    'FairQueue.ts',
    'quotas',
  ],
  ...['threads', 'turns', 'requestBody.ts', 'store', 'clock'],
  ...['query/limits', 'query/values', 'query/parse', 'query/plan', 'query/evaluate'],
  // Accounts come before query threads, which apply the access filters of their caller.
  ...['accounts', 'query/worker', 'mutations', 'history', 'reads', 'assets', 'actions', 'schedules'],
  ...['backup', 'import', 'live', 'erasure', 'anonymous', 'routes'],
  ...['app.ts', 'lake.ts', 'ports.ts', 'serve.ts'],
  ...['commands', 'testing', 'public'],
];

const edgeLayers = ['callers', 'next', 'http', 'addresses', 'pages', 'live', 'publishes', 'health'];

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', comment: 'Also of types.', from: {}, to: { circular: true } },
    {
      name: 'no-folder-circle',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-environment-module',
      severity: 'error',
      comment: 'Read environment variables in server/environment.ts. The linter does not detect this import.',
      from: {},
      to: { path: '^(node:)?process$' },
    },
    ...newsroom,
    ...layers('edge', 'edge', edgeLayers),
    {
      name: 'lake',
      severity: 'error',
      comment: 'The lake is a package and does not depend on the product.',
      from: { path: '^packages/lake/(src|bin)/' },
      to: toAnythingBut('^packages/lake/(src|dist)/', anyPackage, node),
    },
    {
      name: 'lake-tests',
      severity: 'error',
      comment: 'The package’s tests do not depend on the product.',
      from: { path: '^packages/lake/__tests__/' },
      to: toAnythingBut('^packages/lake/', anyPackage, node),
    },
    {
      name: 'lake-from-outside',
      severity: 'error',
      comment: 'The product uses only the public modules of the lake.',
      from: { pathNot: '^packages/lake/' },
      to: { path: '^packages/lake/', pathNot: [lake, '^packages/lake/__tests__/'] },
    },
    ...layers('lake', 'packages/lake/src', lakeLayers),
    {
      name: 'lake: no layer',
      severity: 'error',
      comment: 'A new folder of the lake must be added to the layers.',
      from: {
        path: '^packages/lake/src/',
        pathNot: lakeLayers.map((layer) => pathOf('packages/lake/src', layer)),
      },
      to: {},
    },
    {
      name: 'bin',
      severity: 'error',
      comment: 'Commands are started, not imported, except by tools and tests.',
      from: { pathNot: ['^bin/', '^tools/', '(^|/)__tests__/'] },
      to: { path: '^bin/' },
    },
    {
      name: 'tools',
      severity: 'error',
      comment: 'Only tests and test configuration use them.',
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
    // The default parser needs the compiler API, which TypeScript 7 does not have. This parser detects type imports, but
    // not `import('…')` in a type, which tools/lint/noInlineTypeImports.grit forbids.
    parser: 'swc',
    doNotFollow: { path: anyPackage },
    exclude: { path: ['^[.]next/', '^packages/[^/]+/dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'require', 'default'],
    },
  },
};
