import { playerOf } from '../../../lib/embeds/playerOf.ts';

describe('the player of an address', () => {
  it.each([
    ['https://www.youtube.com/watch?v=abc_DEF-123&t=9', 'https://www.youtube-nocookie.com/embed/abc_DEF-123'],
    ['https://youtu.be/abc?si=x', 'https://www.youtube-nocookie.com/embed/abc'],
    ['https://m.youtube.com/shorts/abc', 'https://www.youtube-nocookie.com/embed/abc'],
    ['https://www.youtube.com/embed/abc', 'https://www.youtube-nocookie.com/embed/abc'],
    ['https://vimeo.com/123456', 'https://player.vimeo.com/video/123456?dnt=1'],
    ['https://player.vimeo.com/video/123456', 'https://player.vimeo.com/video/123456?dnt=1'],
    ['https://www.dailymotion.com/video/x8abc', 'https://geo.dailymotion.com/player.html?video=x8abc'],
    ['https://archive.org/details/a-film', 'https://archive.org/embed/a-film'],
    ['https://www.tiktok.com/@somebody/video/123', 'https://www.tiktok.com/player/v1/123'],
    ['https://open.spotify.com/episode/abc', 'https://open.spotify.com/embed/episode/abc'],
    ['https://open.spotify.com/intl-de/track/abc?si=x', 'https://open.spotify.com/embed/track/abc'],
    ['https://datawrapper.dwcdn.net/AbCdE/3/', 'https://datawrapper.dwcdn.net/AbCdE/'],
    ['https://public.flourish.studio/visualisation/123/', 'https://flo.uri.sh/visualisation/123/embed'],
  ])('%s is %s', (address, player) => {
    expect(playerOf(address)?.src).toBe(player);
  });

  it.each([
    'https://social.example.org/@somebody/1',
    'https://www.youtube.com/',
    'https://www.youtube.com/watch?v=a%2F..%2Fb',
    'https://www.youtube.com/watch',
    'https://youtube.com.example.org/watch?v=abc',
    'https://www.youtube.com:444/watch?v=abc',
    'https://me@www.youtube.com/watch?v=abc',
    'http://www.youtube.com/watch?v=abc',
    'https://vimeo.com/a/b',
    'javascript:alert(1)',
    'no address',
  ])('%s has none', (address) => {
    expect(playerOf(address)).toBeNull();
  });
});
