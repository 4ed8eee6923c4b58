import { render, screen, within } from '@testing-library/react';
import { ListPage } from '../../../components/lists/ListPage.tsx';
import { site, teaser } from '../../fixtures/story.ts';

const list = {
  ...{ title: 'Tech', slug: 'tech', description: null, above: [], older: null },
  stories: [teaser],
  parts: [
    { title: 'Clouds', slug: 'clouds' },
    { title: 'Storage', slug: 'storage' },
  ],
};

describe('the page of a section or topic', () => {
  it('links the topics that are parts of it', () => {
    render(<ListPage list={list} site={site} path="/sections/tech" />);
    const topics = within(screen.getByRole('navigation', { name: 'Topics in Tech' })).getAllByRole('link');
    expect(topics.map((link) => link.getAttribute('href'))).toEqual(['/topics/clouds', '/topics/storage']);
  });

  it('folds away all topics beyond the first thirty', () => {
    const parts = Array.from({ length: 45 }, (_, index) => ({
      title: `Topic ${index}`,
      slug: `topic-${index}`,
    }));
    render(<ListPage list={{ ...list, parts }} site={site} path="/sections/tech" />);
    const topics = within(screen.getByRole('navigation', { name: 'Topics in Tech' }));
    const folded = within(topics.getByRole('group'));
    expect(topics.getByText('More topics')).toBeInTheDocument();
    expect(topics.getAllByRole('link', { hidden: true })).toHaveLength(45);
    expect(folded.getAllByRole('link', { hidden: true })).toHaveLength(15);
  });

  it('has no list of topics without any', () => {
    render(<ListPage list={{ ...list, parts: [] }} site={site} path="/sections/tech" />);
    expect(screen.queryByRole('navigation', { name: /Topics/ })).not.toBeInTheDocument();
  });
});
