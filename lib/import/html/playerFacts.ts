/** A film or sound as a page plays it. Addresses are as the page has them, and never empty. */
export type PlayerFacts = {
  kind: 'video' | 'audio';
  title: string;
  /** The same recording in several kinds, the best known first. */
  files: string[];
  /** Of a film. */
  captions: string | null;
  poster: string | null;
};

/** Ghost's cards have a player of many elements. */
const cards = '.kg-video-card, .kg-audio-card';
/** A film has one for each of some languages. */
const maxTracks = 50;

/** “Your browser cannot play this film” is shorter. */
const minSwallowedCharacters = 300;
const fileElements = new Set(['source', 'track']);

/** Takes a story out of a player that nothing closes, such as `<video src="rain.mp4"/>`, and puts it behind. */
export const releaseSwallowed = (document: Document): void => {
  for (const player of document.querySelectorAll('video, audio')) {
    if ((player.textContent ?? '').length < minSwallowedCharacters) continue;
    player.after(...[...player.childNodes].filter((node) => !fileElements.has(node.nodeName.toLowerCase())));
  }
};

/** The player with its caption and controls. */
export const wholePlayer = (player: Element): Element => {
  const card = player.closest(cards);
  if (card) return card;
  const figure = player.closest('figure');
  return figure && hasOneMedium(figure) ? figure : player;
};

/** As a figure was at first: its players may be replaced one by one, and each asks. */
const isSingle = new WeakMap<Element, boolean>();

const hasOneMedium = (figure: Element): boolean => {
  const known = isSingle.get(figure) ?? figure.querySelectorAll('video, audio, img').length === 1;
  isSingle.set(figure, known);
  return known;
};

/** Null for a player without a file, such as one that a script fills. */
export const playerFacts = (player: Element): PlayerFacts | null => {
  const whole = wholePlayer(player);
  const files = filesOf(player);
  const [first] = files;
  if (first === undefined) return null;
  const isFilm = player.localName === 'video';
  return {
    kind: isFilm ? 'video' : 'audio',
    title: titleOf(player, whole) || nameIn(first),
    files,
    captions: isFilm ? captionsOf(player) : null,
    poster: isFilm ? posterOf(player, whole) : null,
  };
};

const lineOf = (element: Element | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** The address in an attribute. Null for what a page holds itself. */
const addressIn = (element: Element, name: string): string | null => {
  const written = element.getAttribute(name)?.trim() ?? '';
  return written === '' || /^(?:data|blob):/i.test(written) ? null : written;
};

/** Where a page offers several, the first that is there counts. */
const filesOf = (player: Element): string[] =>
  [player, ...player.querySelectorAll('source')].flatMap((element) => addressIn(element, 'src') ?? []);

/** Those that the page shows first. */
const captionsOf = (player: Element): string | null => {
  const tracks = [...player.querySelectorAll('track'), ...tracksAfter(player)].filter((track) =>
    ['captions', 'subtitles'].includes(track.getAttribute('kind') ?? 'subtitles'),
  );
  const track = tracks.find((one) => one.hasAttribute('default')) ?? tracks[0];
  return track ? addressIn(track, 'src') : null;
};

/** A shortcode of WordPress has them behind its player. */
const tracksAfter = (player: Element): Element[] => {
  const tracks: Element[] = [];
  for (
    let next = player.nextElementSibling;
    next?.localName === 'track' && tracks.length < maxTracks;
    next = next.nextElementSibling
  )
    tracks.push(next);
  return tracks;
};

/** Ghost keeps it beside the player, whose own is an empty picture. */
const posterOf = (player: Element, whole: Element): string | null =>
  whole.matches('.kg-video-card')
    ? (addressIn(whole, 'data-kg-custom-thumbnail') ?? addressIn(whole, 'data-kg-thumbnail'))
    : addressIn(player, 'poster');

const titleOf = (player: Element, whole: Element): string =>
  lineOf(whole === player ? null : whole.querySelector('figcaption, .kg-audio-title')) ||
  ['title', 'aria-label'].map((name) => player.getAttribute(name)?.trim() ?? '').find(Boolean) ||
  '';

/** `https://example.org/rain.mp4?1` is `rain.mp4`. */
const nameIn = (address: string): string => {
  const [path = ''] = address.split(/[?#]/, 1);
  const name = path.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};
