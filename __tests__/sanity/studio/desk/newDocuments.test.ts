import type { ConfigContext, NewDocumentCreationContext, TemplateItem } from 'sanity';
import { listNewDocuments } from '../../../../sanity/studio/desk/newDocuments.ts';

const templates = ['person', 'article', 'page', 'correction', 'redirect', 'section', 'topic'].map(
  (templateId): TemplateItem => ({ templateId }),
);

const offered = (role: string, creationContext: NewDocumentCreationContext): string[] =>
  listNewDocuments(templates, {
    creationContext,
    currentUser: { roles: [{ name: role, title: role }] },
  } as ConfigContext & { creationContext: NewDocumentCreationContext }).map(({ templateId }) => templateId);

describe('listNewDocuments', () => {
  it.each(['journalist', 'editor'])('offers a %s a story in the bar', (role) => {
    expect(offered(role, { type: 'global', documentId: undefined, schemaType: undefined })).toEqual([
      'article',
    ]);
  });

  it.each(['global', 'structure'] as const)('offers a viewer nothing: %s', (type) => {
    const context = { type, documentId: undefined, schemaType: 'article' } as NewDocumentCreationContext;
    expect(offered('viewer', context)).toEqual([]);
  });

  it.each([
    ['journalist', ['article', 'person', 'topic']],
    ['editor', ['article', 'person', 'topic', 'section', 'page', 'redirect']],
  ])('offers a %s what the role may create in lists, stories first', (role, types) => {
    expect(offered(role, { type: 'structure', documentId: undefined, schemaType: 'person' })).toEqual(types);
  });
});
