/** How a player takes its room: as a film, as a tall film, as a bar or as a figure. */
type PlayerShape = 'film' | 'tall' | 'bar' | 'figure';

type Player = { src: string; shape: PlayerShape };

type Rule = {
  /** Host names, without a leading `www.`. */
  hosts: string[];
  /** Of the path. Its group `id` may hold letters, digits, `-` and `_` only: it goes into another address. */
  path: RegExp;
  /** Where the id is, if it is not in the path. */
  query?: string;
  player: (id: string, kind: string) => string;
  shape: PlayerShape;
};

const name = '[A-Za-z0-9_-]{1,64}';

/** The players that sites offer to others, where a site has one that sets fewer cookies that one. */
const rules: Rule[] = [
  {
    hosts: ['youtube.com', 'm.youtube.com', 'youtube-nocookie.com'],
    path: /^\/watch$/,
    query: 'v',
    player: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
    shape: 'film',
  },
  {
    hosts: ['youtube.com', 'm.youtube.com', 'youtube-nocookie.com'],
    path: new RegExp(`^/(?:embed|live|shorts)/(?<id>${name})/?$`),
    player: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
    shape: 'film',
  },
  {
    hosts: ['youtu.be'],
    path: new RegExp(`^/(?<id>${name})/?$`),
    player: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
    shape: 'film',
  },
  {
    hosts: ['vimeo.com', 'player.vimeo.com'],
    path: /^\/(?:video\/)?(?<id>\d{1,20})\/?$/,
    player: (id) => `https://player.vimeo.com/video/${id}?dnt=1`,
    shape: 'film',
  },
  {
    hosts: ['dailymotion.com'],
    path: new RegExp(`^/(?:embed/)?video/(?<id>${name})/?$`),
    player: (id) => `https://geo.dailymotion.com/player.html?video=${id}`,
    shape: 'film',
  },
  {
    hosts: ['archive.org'],
    path: /^\/(?:details|embed)\/(?<id>[A-Za-z0-9_-]{1,100})\/?$/,
    player: (id) => `https://archive.org/embed/${id}`,
    shape: 'film',
  },
  {
    hosts: ['tiktok.com'],
    path: /^\/@[^/]{1,64}\/video\/(?<id>\d{1,24})\/?$/,
    player: (id) => `https://www.tiktok.com/player/v1/${id}`,
    shape: 'tall',
  },
  {
    hosts: ['open.spotify.com'],
    path: new RegExp(
      `^/(?:intl-[a-z]{2}/)?(?:embed/)?(?<kind>track|album|playlist|episode|show)/(?<id>${name})/?$`,
    ),
    player: (id, kind) => `https://open.spotify.com/embed/${kind}/${id}`,
    shape: 'bar',
  },
  {
    hosts: ['datawrapper.dwcdn.net'],
    path: new RegExp(`^/(?<id>${name})(?:/\\d{0,6})?/?$`),
    player: (id) => `https://datawrapper.dwcdn.net/${id}/`,
    shape: 'figure',
  },
  {
    hosts: ['public.flourish.studio', 'flo.uri.sh'],
    path: /^\/visualisation\/(?<id>\d{1,20})(?:\/embed)?\/?$/,
    player: (id) => `https://flo.uri.sh/visualisation/${id}/embed`,
    shape: 'figure',
  },
];

const isName = new RegExp(`^${name}$`);

/** The player of an address of another site, or null if that site offers none that is known. */
export const playerOf = (address: string): Player | null => {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '') return null;
  const host = url.hostname.replace(/^www\./, '');
  for (const { hosts, path, query, player, shape } of rules) {
    const found = hosts.includes(host) ? path.exec(url.pathname) : null;
    if (!found) continue;
    const id = query ? (url.searchParams.get(query) ?? '') : (found.groups?.id ?? '');
    if (query && !isName.test(id)) continue;
    return { src: player(id, found.groups?.kind ?? ''), shape };
  }
  return null;
};
