import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Embed } from '../../../components/article/blocks/Embed.tsx';
import { EmbeddedPlayer } from '../../../components/elements/EmbeddedPlayer.ts';
import { site } from '../../fixtures/story.ts';

beforeAll(() => customElements.define('embedded-player', EmbeddedPlayer));

const show = (url: string) =>
  render(<Embed block={{ _type: 'embed', _key: 'e', url, title: 'A film about the bridge' }} site={site} />);

describe('an embed', () => {
  it('shows the player of its site in a frame without rights over the page, once the reader asks for it', async () => {
    const { container } = show('https://www.youtube.com/watch?v=abc');
    expect(container.innerHTML).not.toMatch(/<(?:iframe|img|script)/);
    await userEvent.click(screen.getByText(/^A film about the bridge/));
    await userEvent.click(screen.getByRole('button', { name: 'Show it here' }));
    const frame = screen.getByTitle('A film about the bridge');
    expect(frame).toHaveAttribute('src', 'https://www.youtube-nocookie.com/embed/abc');
    expect(frame.getAttribute('sandbox')).not.toMatch(/top-navigation|modals|downloads/);
    expect(frame).toHaveFocus();
    expect(screen.getByRole('link', { name: /^Open on www.youtube.com/ })).toHaveAttribute(
      'href',
      'https://www.youtube.com/watch?v=abc',
    );
  });

  it('is a link where no player is known', () => {
    show('https://social.example.org/@a/1');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { hidden: true })).toHaveAttribute(
      'href',
      'https://social.example.org/@a/1',
    );
  });
});
